package org.landmark.data.reader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.landmark.data.InputException;

/**
 * The content of a label file in dlib's XML. A document type is refused and nothing outside the file is ever fetched, a stylesheet
 * neither. A wrong value within a box is kept as that box's problem and does not hide the boxes behind it.
 *
 * @param boxes all boxes, in the order of the file
 * @param emptyImages images without any box, in the order of the file
 */
record DlibXmlFile(List<DlibBox> boxes, List<EmptyImage> emptyImages) {
    /** An image without a box: its line of the file, from 1, and its photo's name. */
    record EmptyImage(int line, String photo) {}

    /**
     * Reads a file.
     *
     * @throws InputException if it can't be read, is not well-formed, its elements are nested wrongly or an image has no name;
     *     names the line
     */
    static DlibXmlFile read(Path file) {
        if (Files.isDirectory(file)) {
            throw InputException.in(file, "is a folder (expected a label file)");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            try {
                return new DlibXmlParser(file).parse(xml);
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

    /** How many parts the first box has that has any and nothing wrong with it. */
    OptionalInt partsOfFirstFace() {
        return boxes.stream()
                .filter(DlibBox::isUsableFace)
                .mapToInt(DlibBox::partCount)
                .findFirst();
    }
}
