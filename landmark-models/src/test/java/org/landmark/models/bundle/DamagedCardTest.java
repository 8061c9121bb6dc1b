package org.landmark.models.bundle;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A {@code landmark.json} that is damaged or not of this network. */
class DamagedCardTest extends ModelDamage {
    @Test
    void aCardWithAnUnknownKey() throws IOException {
        edit("landmark.json", "\"epoch\"", "\"epock\"");

        assertRefused("landmark.json: epock: unknown key");
    }

    @Test
    void aCardOfAnotherFormat() throws IOException {
        edit("landmark.json", "\"format\" : 1", "\"format\" : 2");

        assertRefused("format 2 of another version (expected 1)");
    }

    @Test
    void aCardWhoseMeanShapeDoesNotFit() throws IOException {
        edit("landmark.json", "\"meanShape\" : [ 0.5,", "\"meanShape\" : [ 0.5, 0.5, 0.5,");

        assertRefused("do not fit: nose, 1 points, 4 numbers");
    }

    @Test
    void aCardWhoseMeanShapeIsNotFinite() throws IOException {
        edit("landmark.json", "\"meanShape\" : [ 0.5,", "\"meanShape\" : [ 1e999,");

        assertRefused("landmark.json");
    }

    @Test
    void aCardOfMorePointsThanTheNetworkHasOutputs() throws IOException {
        edit("landmark.json", "\"scheme\" : \"nose\"", "\"scheme\" : \"imm58\"");
        edit(
                "landmark.json",
                "\"points\" : [ 52 ]",
                "\"points\" : " + IntStream.range(0, 58).boxed().toList());
        edit("landmark.json", "\"meanShape\" : [ 0.5,", "\"meanShape\" : [ " + "0.5, ".repeat(115));

        assertRefused("its network answers [2] as output, landmark.json asks for [116]");
    }

    @Test
    void aCardWhoseSchemeIsTheNameOfAFile() throws IOException {
        edit("landmark.json", "\"scheme\" : \"nose\"", "\"scheme\" : \"nose.yaml\"");

        assertRefused("landmark.json: data.scheme: unknown scheme 'nose.yaml'");
    }

    @Test
    void aCardWhoseSchemeContradictsItself() throws IOException {
        edit(
                "landmark.json",
                "\"scheme\" : \"nose\",\n    \"points\"",
                "\"scheme\" : {\"name\": \"nose\", \"count\": 1, \"mirror\": [null]},\n    \"points\"");

        assertRefused("landmark.json: data.scheme: a list holds a null");
    }

    @Test
    void aNetworkWithoutTheNameOfOurOutput() throws IOException {
        edit("configuration.json", "\"output\"", "\"outcome\"");

        assertRefused("[outcome]");
    }
}
