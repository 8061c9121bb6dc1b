package org.landmark.eval.predict;

import java.util.ArrayList;
import java.util.List;
import org.landmark.data.InputException;
import org.landmark.data.iterator.BatchEncoder;
import org.landmark.data.patch.CutPatch;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.target.TargetCodec;
import org.landmark.eval.model.LandmarkModel;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pieces of photos through a network and back to points, in batches. Safe for several threads. */
final class FacePass {
    /** A network plans its pass for each size of a batch; a few sizes make up any number of faces. */
    private static final int[] BATCHES = {16, 4, 1};

    private final BatchEncoder encoder;
    private final LandmarkModel model;
    private final boolean flipTest;
    private final int most;

    /**
     * @param flipTest whether each piece is also shown mirrored
     */
    FacePass(LandmarkModel model, boolean flipTest) {
        DataSpec data = model.card().data();
        TargetCodec codec = model.card().codec();
        this.encoder = new BatchEncoder(data, codec);
        this.model = model;
        this.flipTest = flipTest;
        this.most = Predictor.batchSize(Math.max(data.input().length(), codec.length()));
    }

    /**
     * What the network sees on each piece.
     *
     * @throws InputException if its answers are no finite numbers
     */
    List<BatchEncoder.Answer> answers(List<CutPatch> pieces) {
        List<BatchEncoder.Answer> answers = new ArrayList<>(pieces.size());
        while (answers.size() < pieces.size()) {
            int start = answers.size();
            answers.addAll(batch(pieces.subList(start, start + batchOf(pieces.size() - start))));
        }
        return answers;
    }

    private int batchOf(int left) {
        for (int size : BATCHES) {
            if (size <= left && size <= most) {
                return size;
            }
        }
        return 1;
    }

    private List<BatchEncoder.Answer> batch(List<CutPatch> pieces) {
        try (INDArray inputs = encoder.inputsOf(pieces);
                INDArray output = finite(model.answer(inputs))) {
            if (!flipTest) {
                return encoder.answers(output);
            }
            encoder.mirror(inputs);
            try (INDArray mirrored = finite(model.answer(inputs))) {
                return encoder.answers(output, mirrored);
            }
        }
    }

    private static INDArray finite(INDArray output) {
        double sum = output.sumNumber().doubleValue(); // not finite where one of the numbers is not
        if (!Double.isFinite(sum)) {
            output.close();
            throw new InputException("the model's answer to a photo is no finite number: it can't be used");
        }
        return output;
    }
}
