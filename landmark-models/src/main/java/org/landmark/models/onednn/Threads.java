package org.landmark.models.onednn;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many threads the library uses. It shares work out by Intel's TBB, which takes one thread per core unless the calling thread has
 * asked for fewer beforehand; its C++ class for that ({@code tbb::task_scheduler_init}) has no presets in Java, so it is called by name.
 */
public final class Threads {
    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);
    private static final int ALL = -1;

    private static volatile int wanted = ALL;

    private Threads() {}

    /** The scheduler that a thread has asked for: the C++ object is one pointer, null until it is initialised. */
    private static final class Asked {
        private final Memory object = new Memory(Long.BYTES);
        private int threads = ALL;

        Asked() {
            object.setLong(0, 0);
        }

        void ask(int count) {
            if (count == threads) {
                return;
            }
            if (threads != ALL) {
                Tbb.TERMINATE.invokeVoid(new Object[] {object});
            }
            Tbb.INITIALIZE.invokeVoid(new Object[] {object, count});
            threads = count;
        }
    }

    private static final ThreadLocal<Asked> ASKED = ThreadLocal.withInitial(Asked::new);

    private static final class Tbb {
        static final Function INITIALIZE;
        static final Function TERMINATE;

        static {
            Function initialize = null;
            Function terminate = null;
            try {
                Path folder = Path.of(Loader.load(dnnl.class)).getParent();
                NativeLibrary tbb = NativeLibrary.getInstance(folder.resolve(System.mapLibraryName("tbb")
                                + (Loader.getPlatform().startsWith("linux") ? ".2" : ""))
                        .toString());
                initialize = tbb.getFunction("_ZN3tbb19task_scheduler_init10initializeEi");
                terminate = tbb.getFunction("_ZN3tbb19task_scheduler_init9terminateEv");
            } catch (LinkageError | RuntimeException e) {
                LOG.warn("the number of oneDNN's threads can't be set here, it takes one per core: {}", e.toString());
            }
            INITIALIZE = initialize;
            TERMINATE = terminate;
        }
    }

    /** Sets how many threads whoever calls the library from now on has at most. */
    public static void limit(int threads) {
        wanted = threads;
    }

    /** Makes the limit good for the calling thread; to be called before it calls the library. */
    static void apply() {
        int count = wanted;
        if (count != ALL && Tbb.INITIALIZE != null) {
            ASKED.get().ask(count);
        }
    }
}
