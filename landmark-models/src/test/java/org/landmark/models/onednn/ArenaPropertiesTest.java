package org.landmark.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Any plan of taking, holding and releasing; places are told by the addresses that arrays get in the end. */
class ArenaPropertiesTest {
    /** An array and the steps of planning between which it was held. */
    private record Life(Memory memory, int from, int[] to, int[] holders) {
        boolean isAlive() {
            return holders[0] > 0;
        }

        boolean overlapsInTime(Life other) {
            return from < other.to[0] && other.from < to[0];
        }

        boolean overlapsInSpace(Life other) {
            return begin() < other.end() && other.begin() < end();
        }

        long begin() {
            return memory.floats().address();
        }

        long end() {
            return begin() + memory.layout().bytes();
        }
    }

    /** Each number of a plan takes, holds or releases an array. */
    @Property(tries = 200)
    void whatLivesAtOnceLiesApart(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 1_000_000) Integer> plan) {
        List<Life> lives = new ArrayList<>();
        long mostAlive = 0;
        long everTaken = 0;
        try (Arena arena = new Arena()) {
            for (int time = 0; time < plan.size(); time++) {
                act(arena, lives, plan.get(time), time);
                mostAlive = Math.max(
                        mostAlive,
                        lives.stream()
                                .filter(Life::isAlive)
                                .mapToLong(life -> life.memory.layout().bytes())
                                .sum());
                assertThat(arena.bytes()).isGreaterThanOrEqualTo(mostAlive);
            }
            for (Life life : lives) {
                everTaken += rounded(life.memory.layout().bytes());
            }
            assertThat(arena.bytes()).isLessThanOrEqualTo(everTaken);
            arena.commit();
            for (Life one : lives) {
                assertThat(one.begin() % 64).isZero();
                assertThat(lives)
                        .filteredOn(other -> other != one && one.overlapsInTime(other))
                        .noneMatch(one::overlapsInSpace);
            }
        }
    }

    private static void act(Arena arena, List<Life> lives, int number, int time) {
        List<Life> alive = lives.stream().filter(Life::isAlive).toList();
        int what = number % 5;
        int choice = number / 5;
        if (alive.isEmpty() || what < 2) {
            Memory memory = arena.take(Layout.plain(1 + choice % 300));
            lives.add(new Life(memory, time, new int[] {Integer.MAX_VALUE}, new int[] {1}));
            return;
        }
        Life life = alive.get(choice % alive.size());
        if (what == 2) {
            arena.hold(life.memory);
            life.holders[0]++;
        } else {
            arena.release(life.memory);
            if (--life.holders[0] == 0) {
                life.to[0] = time;
            }
        }
        assertThat(arena.isHeldOnce(life.memory)).isEqualTo(life.holders[0] == 1);
    }

    private static long rounded(long bytes) {
        return (bytes + 63) / 64 * 64;
    }

    @Property(tries = 100)
    void aReleasedPlaceIsTakenAgain(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 500) Integer> sizes) {
        try (Arena arena = new Arena()) {
            List<Memory> taken =
                    sizes.stream().map(size -> arena.take(Layout.plain(size))).toList();
            long before = arena.bytes();
            taken.forEach(arena::release);
            long all = sizes.stream().mapToLong(size -> rounded(4L * size)).sum();
            arena.take(Layout.plain(all / 4)); // gaps have become one
            assertThat(arena.bytes()).isEqualTo(before).isEqualTo(all);
        }
    }
}
