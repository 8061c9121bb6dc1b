package org.landmark.eval.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.eval.detect.DrawnFaces;

/** Twenty clients at the same time, on loopback: every photo is answered, and none leaves anything behind. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LoadTest {
    private static final int CLIENTS = 20;
    private static final long MIB = 1 << 20;

    /** However slow the machine: or what they leave behind would not be seen. */
    private static final int FEWEST = 120;

    /**
     * It was up to 2 MiB. The pixels of so many photos are 140 MiB; where they are not closed but left to the garbage collector, as it
     * finds them, it was 28.
     */
    private static final long ALLOWED = 12 * MIB;

    /** Of thousands of photos, whose pixels are gigabytes: beside the heap it came to 25 MiB after 6000 photos, and stayed there. */
    private static final long ALLOWED_OF_A_MINUTE = 40 * MIB;

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    @TempDir
    Path folder;

    @Test
    void forTenSeconds() throws Exception {
        twentyClients(10, ALLOWED);
    }

    @Test
    @Tag("soak")
    void forAMinute() throws Exception {
        twentyClients(60, ALLOWED_OF_A_MINUTE);
    }

    private void twentyClients(int seconds, long allowed) throws Exception {
        assumeTrue(OffHeap.isTold(), "only Linux tells what is in memory beside the heap");
        byte[] photo = photo();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (TestServer server = TestServer.start()) {
            load(server, clients, photo, seconds / 2);
            long heap = heap();
            long offHeap = OffHeap.resident();

            int answers = load(server, clients, photo, seconds);

            long heapGrown = heap() - heap;
            long grown = OffHeap.resident() - offHeap;
            System.out.printf(
                    "%d clients, %d s: %d photos answered; memory grew by %.1f MiB in the heap, %.1f MiB beside it%n",
                    CLIENTS, seconds, answers, (double) heapGrown / MIB, (double) grown / MIB);
            assertThat(heapGrown).isLessThan(allowed);
            assertThat(grown).isLessThan(allowed);
        } finally {
            clients.shutdownNow();
        }
    }

    /** How many photos were answered. */
    private static int load(TestServer server, ExecutorService clients, byte[] photo, int seconds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        AtomicInteger answers = new AtomicInteger();
        List<Future<?>> started = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            String path = i % 10 == 0 ? "predict?model=boxed" : i % 3 == 1 ? "predict?flipTest=true" : "predict";
            boolean asForm = i % 2 == 1;
            started.add(clients.submit(() -> {
                while (System.nanoTime() < end || answers.get() < FEWEST) {
                    HttpResponse<String> response = asForm ? server.form(path, photo) : server.post(path, photo);
                    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                    assertThat(TestServer.json(response).at("/faces/0/landmarks"))
                            .hasSize(68);
                    answers.incrementAndGet();
                }
                return null;
            }));
        }
        for (Future<?> one : started) {
            one.get();
        }
        return answers.get();
    }

    private static long heap() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** A drawn face, enlarged. */
    private byte[] photo() throws IOException {
        BufferedImage drawn =
                ImageIO.read(DrawnFaces.in(folder, 1).get(0).photo().toFile());
        BufferedImage large = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D brush = large.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        double scale = Math.min((double) WIDTH / drawn.getWidth(), (double) HEIGHT / drawn.getHeight());
        brush.drawImage(drawn, 0, 0, (int) (scale * drawn.getWidth()), (int) (scale * drawn.getHeight()), null);
        brush.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(large, "jpg", out);
        return out.toByteArray();
    }
}
