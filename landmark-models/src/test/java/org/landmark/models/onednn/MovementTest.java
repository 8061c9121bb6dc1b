package org.landmark.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Numbers that move come back as they were. */
class MovementTest {
    @Property(tries = 150)
    void toBlocksAndBackIsTheIdentity(
            @ForAll @IntRange(min = 1, max = 3) int n,
            @ForAll @IntRange(min = 1, max = 40) int c,
            @ForAll @IntRange(min = 1, max = 7) int h) {
        int w = 8 - h;
        Layout plain = Layout.plain(n, c, h, w);
        float[] numbers = Numbers.random(c, n * c * h * w);
        for (Layout other : List.of(Numbers.blocked(n, c, h, w), Layout.channelsLast(n, c, h, w))) {
            float[] there = Numbers.moved(numbers, plain, plain, other);

            assertThat(there).hasSize((int) (other.bytes() / 4));
            assertThat(Numbers.moved(there, other, other, plain)).containsExactly(numbers);
        }
    }

    @Property(tries = 40)
    void whatIsJoinedCanBeTakenApart(
            @ForAll @IntRange(min = 1, max = 3) int n,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 20) Integer> channels,
            @ForAll @IntRange(min = 1, max = 5) int side,
            @ForAll boolean blocked) {
        List<Memory> parts = new ArrayList<>();
        List<float[]> numbers = new ArrayList<>();
        for (int c : channels) {
            Layout plain = Layout.plain(n, c, side, side);
            float[] random = Numbers.random(31L * parts.size() + c, n * c * side * side);
            Layout layout = blocked ? Numbers.blocked(n, c, side, side) : plain;
            numbers.add(random);
            parts.add(Numbers.memory(layout, Numbers.moved(random, plain, plain, layout)));
        }

        Memory whole = joined(parts, n, channels.stream().mapToInt(c -> c).sum(), side);

        long offset = 0;
        for (int i = 0; i < parts.size(); i++) {
            long[] size = {n, channels.get(i), side, side};
            Layout part = whole.layout().part(size, new long[] {0, offset, 0, 0});
            assertThat(Numbers.moved(Numbers.of(whole), whole.layout(), part, Layout.plain(size)))
                    .containsExactly(numbers.get(i));
            offset += channels.get(i);
        }
    }

    /** Joined along the channels, in plain layout, so that parts may begin anywhere. */
    private static Memory joined(List<Memory> parts, int n, int channels, int side) {
        Kernel kernel =
                Movement.concatenation(1, parts.stream().map(Memory::layout).toList());
        Memory chosen = Numbers.empty(kernel.layout(dnnl_query_dst_md));
        List<Object> arguments = new ArrayList<>(List.of(DNNL_ARG_DST, chosen));
        for (int i = 0; i < parts.size(); i++) {
            arguments.add(DNNL_ARG_MULTIPLE_SRC + i);
            arguments.add(parts.get(i));
        }
        Numbers.run(kernel, arguments.toArray());
        Memory plain = Numbers.empty(Layout.plain(n, channels, side, side));
        Numbers.run(Movement.reorder(chosen.layout(), plain.layout()), DNNL_ARG_FROM, chosen, DNNL_ARG_TO, plain);
        return plain;
    }
}
