package org.landmark.data.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.Landmarks;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.SplitSpec;

class FaceGroupsTest {
    private static String group(FaceGroups groups, String id) {
        return groups.of(new FaceSample(
                id, Path.of("/data", id), new ImageSize(9, 9), new BoundingBox(0, 0, 9, 9), Landmarks.of(1, 2)));
    }

    @Test
    void peopleWhereTheDataSetSaysWhoIsWho() {
        FaceGroups groups = FaceGroups.of(SplitSpec.last(48), DatasetKind.IMM);
        assertThat(groups.plural()).isEqualTo("people");
        assertThat(group(groups, "33-1m")).isEqualTo("33");
        assertThat(group(groups, "33-6m")).isEqualTo("33");
        assertThat(group(groups, "somebody")).isEqualTo("somebody");
    }

    @Test
    void photosElsewhere() {
        FaceGroups groups = FaceGroups.of(SplitSpec.last(0.1), DatasetKind.IBUG300W);
        assertThat(groups.plural()).isEqualTo("photos");
        assertThat(group(groups, "helen/trainset/1_1.jpg")).isEqualTo(group(groups, "helen/trainset/1_2.jpg"));
        assertThat(group(groups, "lfpw/trainset/image_1.jpg")).isNotEqualTo(group(groups, "lfpw/trainset/image_2.jpg"));
    }

    @Test
    void peopleByTheRuleOfTheSplit() {
        SplitSpec split = new SplitSpec(null, SplitSpec.Apart.PERSON, null, null, null, "^([a-z]+)_", null);
        FaceGroups groups = FaceGroups.of(split, DatasetKind.CSV);
        assertThat(groups.plural()).isEqualTo("people");
        assertThat(group(groups, "ada_12.jpg")).isEqualTo("ada");
    }
}
