package org.landmark.models.vertex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ConstantTest {
    private final Constant constant = new Constant();

    private INDArray of(long size, DataType type) {
        return constant.of(List.of(size), type, () -> new double[][] {{size, 0.1}, {2, 3}});
    }

    @Test
    void isMadeAnewOnlyWhenItsSizesOrItsTypeChange() {
        INDArray first = of(5, DataType.FLOAT);

        assertThat(of(5, DataType.FLOAT)).isSameAs(first);
        assertThat(of(5, DataType.DOUBLE).toDoubleMatrix()).isEqualTo(new double[][] {{5, 0.1}, {2, 3}});
        assertThat(of(6, DataType.FLOAT).toFloatMatrix()).isEqualTo(new float[][] {{6, 0.1f}, {2, 3}});
        assertThat(of(5, DataType.FLOAT)).isNotSameAs(first).isEqualTo(first);
    }

    @Test
    void outlastsTheWorkspaceThatItIsAskedForIn() {
        WorkspaceConfiguration small =
                WorkspaceConfiguration.builder().initialSize(1 << 12).build();
        MemoryWorkspace pass = Nd4j.getWorkspaceManager().getAndActivateWorkspace(small, "CONSTANT_TEST");
        INDArray made;
        try {
            made = of(5, DataType.FLOAT);
            assertThat(Nd4j.create(2).isAttached()).isTrue();
        } finally {
            pass.close();
        }

        assertThat(made.isAttached()).isFalse();
        assertThat(of(5, DataType.FLOAT)).isSameAs(made);
    }

    @Test
    void isMadeAnewInACopyThatWasSerialised() throws Exception {
        of(5, DataType.FLOAT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(constant);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Constant copy = (Constant) in.readObject();
            assertThat(copy.of(List.of(5L), DataType.FLOAT, () -> new double[][] {{7}})
                            .toFloatMatrix())
                    .isEqualTo(new float[][] {{7}});
        }
    }
}
