package org.landmark.models.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_out_of_memory;

/** A refusal of the library; a status of {@code unimplemented} (3) says that it has no kernel for what was asked. */
public final class OneDnnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OneDnnException(String what, int status) {
        super("oneDNN refuses " + what + " (" + (status == dnnl_out_of_memory ? "out of memory, " : "") + "status "
                + status + ")");
    }
}
