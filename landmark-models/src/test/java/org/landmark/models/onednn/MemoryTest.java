package org.landmark.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class MemoryTest {
    @Test
    void readsAViewFromItsOffsetOn() {
        INDArray all = Nd4j.arange(24).castTo(DataType.FLOAT).reshape(4, 6);
        INDArray rows = all.get(NDArrayIndex.interval(1, 3), NDArrayIndex.all());
        Memory to = Numbers.empty(Layout.plain(2, 6));

        Numbers.run(
                Movement.reorder(Layout.plain(2, 6), Layout.plain(2, 6)),
                DNNL_ARG_FROM,
                new Memory(Layout.plain(2, 6), rows),
                DNNL_ARG_TO,
                to);

        assertThat(Numbers.of(to)).containsExactly(6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
    }

    @Test
    void writesIntoAViewAndNowhereElse() {
        INDArray all = Nd4j.zeros(DataType.FLOAT, 10);
        INDArray middle = all.get(NDArrayIndex.interval(3, 6));

        Numbers.run(
                Movement.reorder(Layout.plain(3), Layout.plain(3)),
                DNNL_ARG_FROM,
                Numbers.memory(Layout.plain(3), 7, 8, 9),
                DNNL_ARG_TO,
                new Memory(Layout.plain(3), middle));

        assertThat(all.toFloatVector()).containsExactly(0, 0, 0, 7, 8, 9, 0, 0, 0, 0);
    }

    @Test
    void movesToAnotherArrayBetweenRuns() {
        INDArray first = Nd4j.createFromArray(1f, 2f);
        INDArray second = Nd4j.createFromArray(3f, 4f);
        Memory from = new Memory(Layout.plain(2), first);
        Memory to = Numbers.empty(Layout.plain(2));
        OneDnn.enter();
        try (Kernel kernel = Movement.reorder(from.layout(), to.layout());
                Step step = kernel.step("copy").with(DNNL_ARG_FROM, from).with(DNNL_ARG_TO, to)) {
            step.run();
            assertThat(Numbers.of(to)).containsExactly(1, 2);
            from.at(second);
            step.run();
            assertThat(Numbers.of(to)).containsExactly(3, 4);
            assertThat(from.array()).isSameAs(second);
        }
    }

    @Test
    void isAnNd4jArrayInPlace() {
        Memory memory = Numbers.memory(Layout.plain(2, 3), Numbers.counting(6));

        memory.array().muli(2);

        assertThat(memory.array().shape()).containsExactly(2, 3);
        assertThat(Numbers.of(memory)).containsExactly(0, 2, 4, 6, 8, 10);
    }
}
