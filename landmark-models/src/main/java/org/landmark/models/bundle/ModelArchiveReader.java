package org.landmark.models.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.InputException;
import org.landmark.data.memory.MemoryAdvice;
import org.landmark.models.layers.FastPath;
import org.landmark.models.updater.NetworkUpdater;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Opens archives from anywhere: nothing in one is trusted before it has been looked at. */
final class ModelArchiveReader {
    private static final int MAX_TEXT_BYTES = 64 << 20;
    private static final int MAX_ARRAY_BYTES = 1 << 30;

    private final Path file;
    private final Set<String> texts;
    private final Set<String> rows;

    /** Opens one file, which may and must hold these texts, and may hold these rows of as many numbers as there are parameters. */
    ModelArchiveReader(Path file, Set<String> texts, Set<String> rows) {
        this.file = file;
        this.texts = texts;
        this.rows = rows;
    }

    /**
     * Reads the network and the texts.
     *
     * @param withUpdater whether it is sealed and holds the updater's state, for training to go on
     * @throws InputException if the file is missing or is no such archive; says why
     */
    ModelArchive read(boolean withUpdater) {
        try {
            Map<String, byte[]> entries = entries(withUpdater);
            texts.forEach(name -> require(entries, name));
            if (withUpdater) {
                requireSealed(entries);
            }
            String json = text(entries, ModelArchive.CONFIGURATION);
            ConfigurationClasses.requireKnown(file, json);
            ComputationGraphConfiguration configuration = ComputationGraphConfiguration.fromJson(json);
            if (configuration.getDataType() != DataType.FLOAT) {
                throw InputException.in(
                        file, "its network computes in " + configuration.getDataType() + " (expected FLOAT)");
            }
            ComputationGraph network = new ComputationGraph(configuration);
            network.init(array(entries, ModelArchive.COEFFICIENTS, parameters(configuration)), false);
            Map<String, String> read = new LinkedHashMap<>();
            for (String name : texts) {
                read.put(name, text(entries, name));
            }
            Map<String, INDArray> readRows = new LinkedHashMap<>();
            for (String name : rows) {
                if (entries.containsKey(name)) {
                    readRows.put(name, array(entries, name, network.numParams()));
                }
            }
            ComputationGraph fast = FastPath.enable(network);
            if (withUpdater) {
                fast.setUpdater(new NetworkUpdater(fast, state(entries, NetworkUpdater.stateLength(fast))));
            }
            return new ModelArchive(fast, read, readRows);
        } catch (InputException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            throw new InputException(
                    file + ": holds no network that can be opened ("
                            + MemoryAdvice.on(e).orElse(e.getMessage()) + ")",
                    e);
        }
    }

    private Map<String, byte[]> entries(boolean sealed) {
        if (!Files.isRegularFile(file)) {
            throw InputException.in(file, "no such model file");
        }
        int listed = listed();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                boolean isArray = name.equals(ModelArchive.COEFFICIENTS)
                        || name.equals(ModelArchive.UPDATER)
                        || rows.contains(name);
                boolean isText = name.equals(ModelArchive.CONFIGURATION)
                        || texts.contains(name)
                        || sealed && name.equals(EntrySeal.ENTRY);
                if (!isArray && !isText) {
                    throw InputException.in(file, "holds an entry that no model of ours has: " + name);
                }
                if (entries.put(name, bounded(zip, name, isArray ? MAX_ARRAY_BYTES : MAX_TEXT_BYTES)) != null) {
                    throw InputException.in(file, "holds the entry " + name + " twice");
                }
            }
        } catch (IOException e) {
            throw new InputException(file + ": can't be read as a model (" + e.getMessage() + ")", e);
        }
        if (entries.size() != listed) {
            throw InputException.in(file, "is damaged (lists " + listed + " entries, holds " + entries.size() + ")");
        }
        return entries;
    }

    private void requireSealed(Map<String, byte[]> entries) {
        byte[] seal = require(entries, EntrySeal.ENTRY);
        if (!EntrySeal.of(entries).equals(new String(seal, StandardCharsets.UTF_8))) {
            throw InputException.in(file, "is damaged (its content is not what its checksum is of)");
        }
    }

    /** How many entries the directory at the archive's end names; a file that was cut off has lost it. */
    private int listed() {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.size();
        } catch (IOException e) {
            throw new InputException(file + ": is no model file, or was cut off (" + e.getMessage() + ")", e);
        }
    }

    private byte[] bounded(InputStream in, String name, int limit) throws IOException {
        byte[] bytes = in.readNBytes(limit);
        if (in.read() >= 0) {
            throw InputException.in(file, "entry " + name + " is larger than " + limit + " bytes");
        }
        return bytes;
    }

    private String text(Map<String, byte[]> entries, String name) {
        return new String(require(entries, name), StandardCharsets.UTF_8);
    }

    private INDArray array(Map<String, byte[]> entries, String name, long length) {
        try {
            return ArrayEntry.row(require(entries, name), length);
        } catch (IOException e) {
            throw new InputException(file + ": entry " + name + " is damaged (" + e.getMessage() + ")", e);
        }
    }

    /** What an updater keeps, or null where that is nothing. */
    private INDArray state(Map<String, byte[]> entries, long length) {
        if (length > 0) {
            return array(entries, ModelArchive.UPDATER, length);
        } else if (entries.containsKey(ModelArchive.UPDATER)) {
            throw InputException.in(file, "holds " + ModelArchive.UPDATER + ", but its updater keeps nothing");
        }
        return null;
    }

    /** How many numbers the network would take, found before memory is taken for them. */
    private static long parameters(ComputationGraphConfiguration configuration) {
        return configuration.getVertices().values().stream()
                .mapToLong(vertex -> vertex.numParams(true))
                .sum();
    }

    private byte[] require(Map<String, byte[]> entries, String name) {
        byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw InputException.in(file, "is no model file of ours (" + name + " is missing)");
        }
        return bytes;
    }
}
