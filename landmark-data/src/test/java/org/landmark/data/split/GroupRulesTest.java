package org.landmark.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.Landmarks;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.SplitSpec;
import org.landmark.data.spec.SplitSpec.Apart;

class GroupRulesTest {
    private static FaceSample face(String id, String photo) {
        return new FaceSample(id, Path.of(photo), new ImageSize(9, 9), new BoundingBox(0, 0, 9, 9), Landmarks.of(1, 2));
    }

    private static PersonRule rule(DatasetKind kind, String person) {
        return PersonRule.of(new SplitSpec(null, Apart.PERSON, null, null, null, person, null), kind);
    }

    @ParameterizedTest
    @CsvSource({
        "helen/trainset/123_1.jpg,      helen/trainset/123",
        "helen/trainset/123_2.jpg,      helen/trainset/123",
        "helen/testset/123_2.jpg,       helen/testset/123",
        "afw/1051618982_11.jpg,         afw/1051618982",
        "afw/1051618982_1,              afw/1051618982",
        "300w/afw/a_b_1.png#2,          300w/afw/a_b",
        "lfpw/trainset/image_0001.jpg,  lfpw/trainset/image_0001.jpg",
        "photos/0007_1.jpg#1,           photos/0007_1.jpg",
        "photos/0007_1.jpg,             photos/0007_1.jpg",
        "01-1m,                         01-1m",
        "training/Luis_Fonsi_21.jpg,    training/Luis_Fonsi_21.jpg",
    })
    void aPhotoOfAfwOrHelenHasAFileForEachOfItsFaces(String id, String photo) {
        assertThat(PhotoRule.photo(face(id, "/data/" + id))).isEqualTo(photo);
    }

    @ParameterizedTest
    @CsvSource({
        "123_1.jpg, /data/helen/trainset/123_1.jpg,      123",
        "123_1,     /data/afw/123_1.jpg,                 123",
        "image_01,  /data/lfpw/trainset/image_01.jpg,    image_01",
        "01_1,      /home/helen/faces/01_1.jpg,          01_1",
        "lfpw/01_1, /home/helen/lfpw/01_1.jpg,           lfpw/01_1",
        "01_1,      01_1.jpg,                            01_1",
    })
    void thePathSaysWhereTheIdDoesNot(String id, String file, String photo) {
        assertThat(PhotoRule.photo(face(id, file))).isEqualTo(photo);
    }

    @Test
    void immNamesBeginWithThePerson() {
        PersonRule rule = rule(DatasetKind.IMM, null);
        assertThat(rule.person("07-1m")).isEqualTo("07");
        assertThat(rule.person("40-6f")).isEqualTo("40");
        assertThatThrownBy(() -> rule.person("joker"))
                .isInstanceOf(InputException.class)
                .hasMessage("split.apart: person: face joker does not say who it is (expected an id with ^(\\d\\d)- in"
                        + " it, or another rule in split.person)");
    }

    @Test
    void youTubeFramesAreNamedAfterThePerson() {
        PersonRule rule = rule(DatasetKind.YOUTUBE_FACES, null);
        assertThat(rule.person("training/Luis_Fonsi_21.jpg")).isEqualTo("Luis_Fonsi");
        assertThat(rule.person("test/Luis_Fonsi_02.jpg#1")).isEqualTo("Luis_Fonsi");
        assertThat(rule.person("Raja_Zafar-ul-Haq_00.png")).isEqualTo("Raja_Zafar-ul-Haq");
        assertThatThrownBy(() -> rule.person("test/Luis.jpg")).isInstanceOf(InputException.class);
    }

    @Test
    void otherDataSetsNeedARule() {
        assertThatThrownBy(() -> rule(DatasetKind.IBUG300W, null))
                .isInstanceOf(InputException.class)
                .hasMessage("split.apart: ibug300w does not say who is who (expected apart: face or photo, or in"
                        + " split.person a regular expression whose first group in an id is the person)");
        PersonRule rule = rule(DatasetKind.IBUG300W, "^([a-z]+)|none");
        assertThat(rule.person("ann_1.jpg")).isEqualTo("ann");
        assertThatThrownBy(() -> rule.person("1_none"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("split.apart: person: face 1_none does not say who it is");
    }
}
