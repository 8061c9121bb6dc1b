package org.landmark.train.web;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigWriter;
import org.landmark.train.page.EpochRecord;
import org.landmark.train.page.MapFile;
import org.landmark.train.run.RunFolder;

/** What the page asks for, answered from the runs' folders. Every answer is a JSON text but that of a picture. */
final class RunPages {
    private static final int MOST_EPOCHS = 100;
    private static final float POINT_DIGITS = 1e4f;
    private static final float FAR = 100;

    private final RunShelf shelf;
    private final ReadFiles files = new ReadFiles();

    RunPages(RunShelf shelf) {
        this.shelf = shelf;
    }

    /** The parameters of a request by their names; null for one that was not given. */
    interface Question extends Function<String, String> {
        /** @throws Refusal unless it is a whole number from 0 on */
        default int number(String name) {
            String text = apply(name);
            if (text == null || !text.matches("\\d{1,9}")) {
                throw new Refusal(Refusal.BAD_REQUEST, name + " must be a whole number");
            }
            return Integer.parseInt(text);
        }
    }

    /** Answers what a browser asks first, and keeps what was read for it: the first answers of a server take long. */
    void prepare() {
        list(name -> null);
        Map<String, String> all = Map.of("after", "0", "stamp", "");
        for (String run : shelf.names()) {
            try {
                run(name -> all.getOrDefault(name, run));
            } catch (InputException | IOException e) { // the page says so when it is asked
                continue;
            }
        }
    }

    String list(Question question) {
        return ConfigWriter.jsonLine(RunList.of(shelf, files));
    }

    String run(Question question) throws IOException {
        return ConfigWriter.jsonLine(RunAnswer.of(
                question.apply("name"), stored(question), question.number("after"), question.apply("stamp")));
    }

    private StoredRun stored(Question question) {
        return new StoredRun(folder(question), files);
    }

    private RunFolder folder(Question question) {
        String name = question.apply("name");
        return shelf.folder(name).orElseThrow(() -> new Refusal(Refusal.NOT_FOUND, "no run of that name here"));
    }

    String faces(Question question) {
        return ConfigWriter.jsonLine(
                stored(question).faces().orElseThrow(() -> new Refusal(Refusal.NOT_FOUND, "the run keeps no faces")));
    }

    /** The points of the fixed faces after some epochs, in 10000ths, null for epochs that have none. */
    String points(Question question) throws IOException {
        int from = Math.max(1, question.number("from"));
        int count = Math.min(MOST_EPOCHS, question.number("count"));
        List<int[]> points = new ArrayList<>(Collections.nCopies(count, null));
        for (EpochRecord one : stored(question).epochs(from, count)) {
            points.set(one.epoch() - from, whole(one.points()));
        }
        return ConfigWriter.jsonLine(Map.of("from", from, "points", points));
    }

    private static int[] whole(float[] ratios) {
        int[] whole = new int[ratios.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = Math.round(POINT_DIGITS * Math.max(-FAR, Math.min(FAR, ratios[i])));
        }
        return whole;
    }

    String ranking(Question question) {
        return ConfigWriter.jsonLine(
                stored(question).ranking().orElseThrow(() -> new Refusal(Refusal.NOT_FOUND, "the run keeps no faces")));
    }

    String filters(Question question) {
        return ConfigWriter.jsonLine(stored(question)
                .filters()
                .orElseThrow(() -> new Refusal(Refusal.NOT_FOUND, "the run keeps no filters")));
    }

    String maps(Question question) throws IOException {
        MapFile.OfPoint maps = stored(question)
                .maps(question.number("point"))
                .orElseThrow(() -> new Refusal(Refusal.NOT_FOUND, "the run keeps no maps of that point"));
        return ConfigWriter.jsonLine(Map.of(
                "epoch",
                maps.epoch(),
                "height",
                maps.height(),
                "width",
                maps.width(),
                "maps",
                maps.maps().stream()
                        .map(map -> Map.of(
                                "face",
                                map.face(),
                                "highest",
                                map.highest(),
                                "cells",
                                Base64.getEncoder().encodeToString(map.cells())))
                        .toList()));
    }

    /** A JPEG. */
    byte[] picture(Question question) throws IOException {
        return Files.readAllBytes(stored(question)
                .picture(question.number("face"))
                .orElseThrow(() -> new Refusal(Refusal.NOT_FOUND, "the run keeps no picture of that face")));
    }
}
