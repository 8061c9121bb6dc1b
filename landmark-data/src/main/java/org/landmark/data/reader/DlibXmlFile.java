package org.landmark.data.reader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.landmark.data.InputException;

/**
 * Parses dlib's XML of images, boxes and parts. A document type is refused and nothing outside the file is ever fetched. A wrong
 * value within a box is kept as that box's problem and does not hide the boxes behind it.
 */
final class DlibXmlFile {
    /**
     * One box of an image.
     *
     * @param line of the file, from 1
     * @param photo the image's name as it stands in the file
     * @param number of the box within its image, from 0
     * @param parts x0, y0, x1, y1, ... in the order of the parts' numbers
     * @param problem the first thing wrong with the box, as one line that names file and line; the numbers are then of no use
     */
    record Box(
            int line,
            String photo,
            int number,
            double left,
            double top,
            double width,
            double height,
            double[] parts,
            Optional<String> problem) {}

    private final Path file;
    private final int points;
    private final List<Box> boxes = new ArrayList<>();
    private final TreeMap<Integer, double[]> parts = new TreeMap<>();
    private String photo;
    private int boxesOfPhoto;
    private double[] box;
    private int boxLine;
    private Optional<String> problem = Optional.empty();

    private DlibXmlFile(Path file, int points) {
        this.file = file;
        this.points = points;
    }

    /**
     * All boxes of a label file, in its order.
     *
     * @param points how many parts each box must have, numbered from 0
     * @throws InputException if it can't be read, is not well-formed, its elements are nested wrongly or an image has no name;
     *     names the line
     */
    static List<Box> read(Path file, int points) {
        if (Files.isDirectory(file)) {
            throw InputException.in(file, "is a folder (expected a label file)");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            try {
                DlibXmlFile labels = new DlibXmlFile(file, points);
                labels.parse(xml);
                return labels.boxes;
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            String message = e.getMessage().replaceAll("(?s).*\\RMessage: ", "");
            throw new InputException(file + ":" + line + ": is not well-formed XML: " + message, e);
        } catch (IOException e) {
            throw new InputException(file + ": can't be read as a label file (" + e.getMessage() + ")", e);
        }
    }

    private void parse(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw InputException.at(
                        file, line(xml), "a document type (DTD) is refused");
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                default -> {}
            }
        }
    }

    private void start(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "image" -> {
                if (photo != null) {
                    throw InputException.at(file, line(xml), "expected </image> before the next <image>");
                }
                photo = attribute(xml, "file");
                boxesOfPhoto = 0;
            }
            case "box" -> {
                if (photo == null) {
                    throw InputException.at(file, line(xml), "expected <box> within <image>");
                }
                if (box != null) {
                    throw InputException.at(file, line(xml), "expected </box> before the next <box>");
                }
                box = new double[4];
                boxLine = line(xml);
                parts.clear();
                problem = Optional.empty();
                keepingProblems(() -> box(xml));
            }
            case "part" -> {
                if (box == null) {
                    throw InputException.at(file, line(xml), "expected <part> within <box>");
                }
                keepingProblems(() -> part(xml));
            }
            default -> {}
        }
    }

    /** Reads something of a box; what is wrong with it is kept until the box is asked for. */
    private void keepingProblems(Runnable reading) {
        if (problem.isEmpty()) {
            try {
                reading.run();
            } catch (InputException e) {
                problem = Optional.of(e.getMessage());
            }
        }
    }

    private void box(XMLStreamReader xml) {
        box = new double[] {number(xml, "left"), number(xml, "top"), number(xml, "width"), number(xml, "height")};
        if (!(box[2] > 0 && box[3] > 0)) {
            throw InputException.at(file, line(xml), "the box is empty: " + box[2] + " x " + box[3]);
        }
    }

    private void part(XMLStreamReader xml) {
        String name = attribute(xml, "name");
        if (!name.matches("[0-9]{1,9}")) {
            throw InputException.at(
                    file, line(xml), "expected a whole number from 0 on for name of <part>, came '" + name + "'");
        }
        if (parts.put(Integer.valueOf(name), new double[] {number(xml, "x"), number(xml, "y")}) != null) {
            throw InputException.at(file, line(xml), "part " + name + " stands twice in its box");
        }
    }

    private void requireAllParts() {
        if (parts.size() != points) {
            throw InputException.at(
                    file, boxLine, "expected a box with " + points + " parts, came " + parts.size() + " on " + photo);
        }
        if (parts.lastKey() >= points) {
            throw InputException.at(
                    file,
                    boxLine,
                    "expected parts 0 to " + (points - 1) + ", came part " + parts.ceilingKey(points) + " on " + photo);
        }
    }

    private void end(String element) {
        if (element.equals("box")) {
            keepingProblems(this::requireAllParts);
            double[] xy =
                    parts.values().stream().flatMapToDouble(Arrays::stream).toArray();
            boxes.add(new Box(boxLine, photo, boxesOfPhoto++, box[0], box[1], box[2], box[3], xy, problem));
            box = null;
        } else if (element.equals("image")) {
            photo = null;
        }
    }

    private String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        if (value == null || value.isBlank()) {
            throw InputException.at(file, line(xml), "<" + xml.getLocalName() + "> has no " + name);
        }
        return value.strip();
    }

    private double number(XMLStreamReader xml, String name) {
        String value = attribute(xml, name);
        try {
            double number = Double.parseDouble(value);
            if (Math.abs(number) < 1e6) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw InputException.at(
                file,
                line(xml),
                "expected a number of pixels for " + name + " of <" + xml.getLocalName() + ">, came '" + value + "'");
    }

    private static int line(XMLStreamReader xml) {
        return xml.getLocation().getLineNumber();
    }
}
