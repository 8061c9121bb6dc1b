package org.landmark.models.vertex;

import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A matrix that depends on some sizes alone. It is made when it is first asked for, and again when they change; it lies outside of
 * workspaces, as it outlasts a pass. Any thread may ask for it, and none may write into it. It is no part of what is serialised.
 */
final class Constant implements Serializable {
    private static final long serialVersionUID = 1L;

    private transient volatile Made made;

    private record Made(List<Long> sizes, DataType type, INDArray matrix) {}

    /**
     * The matrix.
     *
     * @param sizes that it depends on
     * @param rows its numbers
     */
    INDArray of(List<Long> sizes, DataType type, Supplier<double[][]> rows) {
        Made last = made;
        if (last == null || last.type() != type || !last.sizes().equals(sizes)) {
            last = new Made(sizes, type, matrix(rows.get(), type));
            made = last;
        }
        return last.matrix();
    }

    private static INDArray matrix(double[][] rows, DataType type) {
        MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
        try {
            return Nd4j.create(rows).castTo(type);
        } finally {
            outside.close();
        }
    }
}
