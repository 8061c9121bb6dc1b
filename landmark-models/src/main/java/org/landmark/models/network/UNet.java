package org.landmark.models.network;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.landmark.data.InputException;

/**
 * A U-Net (O. Ronneberger et al., MICCAI 2015) with batch normalisation and without cropping, for maps of the input's size. On the
 * way down every level is two 3x3 convolutions and a 2x2 max-pooling, at the bottom are two more convolutions, and on the way up
 * every level is a 2x2 transposed convolution, what its counterpart on the way down gave, and two 3x3 convolutions; a 7x7
 * convolution makes the maps. With its defaults and a 3x128x128 picture: 32x128x128, 64x64x64, 128x32x32, 256x16x16, 512x8x8 and
 * back.
 *
 * <p>The loss is the mean over all cells of all maps.
 *
 * @param channels of each level and of the bottom; default 32, 64, 128, 256, 512
 * @param weights how weights are drawn; default fan-in
 */
public record UNet(List<Integer> channels, WeightInitialisation weights) implements NetworkSpec {
    private static final int MAX_CHANNELS = 4096;
    private static final int MAX_LEVELS = 8;

    /** With every default. */
    public static final UNet DEFAULT = new UNet(null, null);

    public UNet {
        channels = List.copyOf(requireNonNullElse(channels, List.of(32, 64, 128, 256, 512)));
        weights = requireNonNullElse(weights, WeightInitialisation.FAN_IN);
        if (channels.size() < 2
                || channels.size() > MAX_LEVELS + 1
                || !channels.stream().allMatch(count -> count >= 1 && count <= MAX_CHANNELS)) {
            throw new IllegalArgumentException("channels must be two to " + (MAX_LEVELS + 1) + " numbers from 1 to "
                    + MAX_CHANNELS + ", came " + channels);
        }
    }

    @Override
    public ComputationGraphConfiguration configure(NetworkSetting setting) {
        int maps = maps(setting);
        int levels = channels.size() - 1;
        GraphBuilder graph = setting.graph(weights);
        LayerChain chain = new LayerChain(graph, weights, NetworkSetting.INPUT);
        List<String> skipped = new ArrayList<>();
        for (int level = 1; level <= levels; level++) {
            twice(chain, "down" + level, channels.get(level - 1));
            skipped.add(chain.end());
            chain.maximum("pool" + level, 2, 2, 0);
        }
        twice(chain, "bottom", channels.get(levels));
        for (int level = levels; level >= 1; level--) {
            String merged = "merge" + level;
            int width = channels.get(level - 1);
            graph.addVertex(
                    merged,
                    new MergeVertex(),
                    chain.doubling("deconv" + level, width, 2, true).end(),
                    skipped.get(level - 1));
            chain = new LayerChain(graph, weights, merged);
            twice(chain, "up" + level, width);
        }
        chain.convolution("head", maps, 7, 1, 3).add(NetworkSetting.OUTPUT, setting.mapsLoss(1));
        return graph.setInputTypes(setting.inputType()).build();
    }

    private static void twice(LayerChain chain, String level, int width) {
        for (int i = 1; i <= 2; i++) {
            chain.convolution(level + "_conv" + i, width, 3, 1, 1)
                    .normalisation(level + "_bn" + i)
                    .relu(level + "_relu" + i);
        }
    }

    /** The number of maps, if the setting fits this network. */
    private int maps(NetworkSetting setting) {
        int height = setting.input().height();
        int width = setting.input().width();
        int multiple = 1 << (channels.size() - 1);
        if (height % multiple != 0 || width % multiple != 0) {
            throw new InputException("network unet: an input of " + width + "x" + height + " can't be halved "
                    + (channels.size() - 1) + " times (expected multiples of " + multiple + ")");
        }
        long[] target = setting.target().shape();
        if (target.length != 3 || target[1] != height || target[2] != width) {
            throw new InputException("network unet: expected maps of the input's size as target, [K, " + height + ", "
                    + width + "], came " + Arrays.toString(target));
        }
        return Math.toIntExact(target[0]);
    }
}
