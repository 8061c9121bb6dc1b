package org.landmark.eval.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WaitingLineTest {
    @Test
    void hasSoManyPlaces() {
        try (WaitingLine line = new WaitingLine(1, 2)) {
            Optional<WaitingLine.Place> first = line.enter();
            assertThat(first).isPresent();
            assertThat(line.enter()).isPresent();
            assertThat(line.enter()).isEmpty();
            first.orElseThrow().close();
            assertThat(line.enter()).isPresent();
        }
    }

    @Test
    void worksInTurnAndTellsHowLongEachWaited() throws InterruptedException {
        try (WaitingLine line = new WaitingLine(1, 4)) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            List<Integer> order = Collections.synchronizedList(new ArrayList<>());
            long[] waited = new long[4];
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int number = i;
                Thread client = new Thread(() -> {
                    try (WaitingLine.Place place = line.enter().orElseThrow()) {
                        waited[number] = place.await(nanos -> {
                            begun.countDown();
                            await(end);
                            order.add(number);
                            return nanos;
                        });
                    }
                });
                client.start();
                clients.add(client);
                begun.await();
                for (int tries = 0; tries < 1000 && client.getState() != Thread.State.WAITING; tries++) {
                    Thread.sleep(5); // until it stands in the line
                }
            }
            Thread.sleep(20);
            end.countDown();
            for (Thread client : clients) {
                client.join();
            }
            assertThat(order).containsExactly(0, 1, 2, 3);
            assertThat(waited[3]).isGreaterThanOrEqualTo(20_000_000);
            assertThat(line.enter()).isPresent();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void problemsAreTheirOwnersAlone() {
        try (WaitingLine line = new WaitingLine(1, 1);
                WaitingLine.Place place = line.enter().orElseThrow()) {
            assertThatThrownBy(() -> place.await(waited -> {
                        throw new Refusal(Refusal.UNUSABLE, "damaged");
                    }))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("damaged");
            assertThatThrownBy(() -> place.await(waited -> {
                        throw new OutOfMemoryError("of one photo");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("of one photo");
            assertThat(place.<String>await(waited -> "still there")).isEqualTo("still there");
        }
    }

    @Test
    void closingWaitsForWhatIsAtWork() throws InterruptedException {
        WaitingLine line = new WaitingLine(1, 1);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        Thread client = new Thread(() -> line.enter().orElseThrow().await(waited -> {
            begun.countDown();
            long end = System.nanoTime() + 200_000_000;
            while (System.nanoTime() < end) { // as native code, which no interrupt reaches
                Thread.onSpinWait();
            }
            done.set(true);
            return null;
        }));
        client.start();
        begun.await();
        line.close();
        assertThat(done).isTrue();
        client.join();
    }
}
