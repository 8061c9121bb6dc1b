package org.landmark.data.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.landmark.data.InputException;

class StageTimerTest {
    /** Work of a millisecond a face that notices when it is closed too early. */
    private static class Sleeping implements Stage.Work {
        private final AtomicInteger closed;
        private final AtomicInteger faults;
        private volatile boolean open = true;

        Sleeping(AtomicInteger closed, AtomicInteger faults) {
            this.closed = closed;
            this.faults = faults;
        }

        @Override
        public void face(int face, long serial) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!open) {
                faults.incrementAndGet();
            }
        }

        @Override
        public void close() {
            open = false;
            closed.incrementAndGet();
        }
    }

    @Test
    void countsTheFacesOfAllThreads() {
        AtomicInteger closed = new AtomicInteger();
        AtomicInteger faults = new AtomicInteger();
        Stage stage = new Stage("sleep", () -> new Sleeping(closed, faults));
        double rate = new StageTimer(2, 0.3).facesPerSecond(stage, 5);
        assertThat(rate).as("at most 1000 a thread").isBetween(100.0, 2000.0);
        assertThat(closed).hasValue(2);
        assertThat(faults).hasValue(0);
    }

    @Test
    void givesEveryFaceItsTurnAndASerialOfItsOwn() {
        Set<Integer> faces = ConcurrentHashMap.newKeySet();
        Set<Long> serials = ConcurrentHashMap.newKeySet();
        AtomicLong calls = new AtomicLong();
        Stage stage = new Stage("count", () -> (face, serial) -> {
            faces.add(face);
            if (calls.incrementAndGet() < 10_000) {
                serials.add(serial);
            }
        });
        new StageTimer(2, 0.02).facesPerSecond(stage, 7);
        assertThat(faces).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
        assertThat((long) serials.size()).isEqualTo(Math.min(calls.get(), 9_999));
    }

    @Test
    void closesNothingUnderThoseStillAtWorkWhenOneFails() {
        AtomicInteger closed = new AtomicInteger();
        AtomicInteger faults = new AtomicInteger();
        AtomicInteger made = new AtomicInteger();
        Stage stage = new Stage("fail", () -> {
            boolean fails = made.getAndIncrement() == 0;
            return new Sleeping(closed, faults) {
                @Override
                public void face(int face, long serial) {
                    if (fails) {
                        throw new InputException("a.jpg: is truncated");
                    }
                    super.face(face, serial);
                }
            };
        });
        assertThatThrownBy(() -> new StageTimer(2, 0.3).facesPerSecond(stage, 5))
                .isInstanceOf(InputException.class)
                .hasMessage("a.jpg: is truncated");
        assertThat(closed).hasValue(2);
        assertThat(faults).hasValue(0);
    }
}
