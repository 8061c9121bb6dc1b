package org.landmark.data.reader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.landmark.data.InputException;

/** Goes through the elements {@code image}, {@code box} and {@code part} of dlib's XML, once; all others are passed over. */
final class DlibXmlParser {
    private final Path file;
    private final List<DlibBox> boxes = new ArrayList<>();
    private final List<DlibXmlFile.EmptyImage> emptyImages = new ArrayList<>();
    private final Map<String, Integer> boxesOfPhoto = new HashMap<>();
    private final TreeMap<Integer, double[]> parts = new TreeMap<>();
    private String photo;
    private int photoLine;
    private int boxesBefore;
    private double[] box;
    private int boxLine;
    private Optional<String> problem = Optional.empty();

    DlibXmlParser(Path file) {
        this.file = file;
    }

    DlibXmlFile parse(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (next(xml)) {
                case XMLStreamConstants.DTD -> throw InputException.at(
                        file, line(xml), "a document type (DTD) is refused");
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                default -> {}
            }
        }
        return new DlibXmlFile(boxes, emptyImages);
    }

    /** The JDK's parser lacks the text of some errors, as of a wrong character in a document type, and throws that it does. */
    private static int next(XMLStreamReader xml) throws XMLStreamException {
        try {
            return xml.next();
        } catch (MissingResourceException e) {
            throw new XMLStreamException(e.getKey(), xml.getLocation(), e);
        }
    }

    private void start(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "image" -> startImage(xml);
            case "box" -> startBox(xml);
            case "part" -> {
                if (box == null) {
                    throw InputException.at(file, line(xml), "expected <part> within <box>");
                }
                keepingProblems(() -> part(xml));
            }
            default -> {}
        }
    }

    private void startImage(XMLStreamReader xml) {
        if (photo != null) {
            throw InputException.at(file, line(xml), "expected </image> before the next <image>");
        }
        photo = attribute(xml, "file");
        photoLine = line(xml);
        boxesBefore = boxes.size();
    }

    private void startBox(XMLStreamReader xml) {
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

    private void end(String element) {
        if (element.equals("box")) {
            double[] xy =
                    parts.values().stream().flatMapToDouble(Arrays::stream).toArray();
            int number = boxesOfPhoto.merge(photo, 1, Integer::sum) - 1;
            int last = parts.isEmpty() ? -1 : parts.lastKey();
            boxes.add(new DlibBox(boxLine, photo, number, box[0], box[1], box[2], box[3], xy, last, problem));
            box = null;
        } else if (element.equals("image")) {
            if (boxes.size() == boxesBefore) {
                emptyImages.add(new DlibXmlFile.EmptyImage(photoLine, photo));
            }
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
        return Coordinate.parse(value)
                .orElseThrow(() -> InputException.at(
                        file,
                        line(xml),
                        "expected a number of pixels for " + name + " of <" + xml.getLocalName() + ">, came '" + value
                                + "'"));
    }

    private static int line(XMLStreamReader xml) {
        return xml.getLocation().getLineNumber();
    }
}
