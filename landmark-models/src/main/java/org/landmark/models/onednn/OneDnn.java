package org.landmark.models.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import java.util.Optional;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The library itself: whether it is there, and its one engine, this machine's processor. */
public final class OneDnn {
    private static final Logger LOG = LoggerFactory.getLogger(OneDnn.class);

    private OneDnn() {}

    private static final class Holder {
        static final dnnl_engine ENGINE = new dnnl_engine();
        static final dnnl_stream STREAM = new dnnl_stream();
        static final String FAULT = load();

        private static String load() {
            try {
                check(dnnl_engine_create(ENGINE, dnnl_cpu, 0), "engine");
                check(dnnl_stream_create(STREAM, ENGINE, dnnl_stream_default_flags), "stream");
                return null;
            } catch (LinkageError | RuntimeException e) {
                LOG.warn(
                        "oneDNN can't be loaded here ({}); networks use Deeplearning4j's own kernels, which are several times slower",
                        e.toString());
                return e.toString();
            }
        }
    }

    /** Why the library can't be used, or nothing when it can. The first question logs the answer, if it is bad. */
    public static Optional<String> fault() {
        return Optional.ofNullable(Holder.FAULT);
    }

    /** To be called by a thread before it plans or runs anything: gives it the threads that it may have. */
    public static void enter() {
        require();
        Threads.apply();
    }

    static dnnl_engine engine() {
        require();
        return Holder.ENGINE;
    }

    /** The in-order queue that everything runs through; its calls return when the work is done. */
    static dnnl_stream stream() {
        return Holder.STREAM;
    }

    static void check(int status, String what) {
        if (status != dnnl_success) {
            throw new OneDnnException(what, status);
        }
    }

    private static void require() {
        if (Holder.FAULT != null) {
            throw new IllegalStateException("oneDNN can't be loaded: " + Holder.FAULT);
        }
    }
}
