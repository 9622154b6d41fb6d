package synfire.data.array;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import synfire.data.format.FileBytes;
import synfire.data.format.RecordingFormatException;

/// One XML part of a workbook, read as a stream, without document types or anything outside of it.
record XmlRows(FileBytes bytes) {

    /// The attributes of an element; missing ones are empty.
    record Attributes(Map<String, String> byName) {

        String get(String name) {
            return byName.getOrDefault(name, "");
        }
    }

    /// Takes the events of a part.
    @FunctionalInterface
    interface Events {
        void take(XMLStreamReader reader) throws XMLStreamException;
    }

    static XmlRows of(FileBytes bytes) {
        return new XmlRows(bytes);
    }

    /// Visits each element of that name.
    void elements(String name, Consumer<Attributes> visitor) {
        events(reader -> {
            if (reader.isStartElement() && reader.getLocalName().equals(name)) {
                visitor.accept(attributes(reader));
            }
        });
    }

    static Attributes attributes(XMLStreamReader reader) {
        var found = new HashMap<String, String>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            found.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return new Attributes(found);
    }

    /// Visits the text of each shared string, without phonetic hints.
    void sharedTexts(Consumer<String> visitor) {
        var text = new StringBuilder();
        var inside = new boolean[2];
        events(reader -> {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    switch (reader.getLocalName()) {
                        case "si" -> text.setLength(0);
                        case "t" -> inside[0] = true;
                        case "rPh" -> inside[1] = true;
                        default -> {}
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (inside[0] && !inside[1]) {
                        text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    switch (reader.getLocalName()) {
                        case "si" -> visitor.accept(text.toString());
                        case "t" -> inside[0] = false;
                        case "rPh" -> inside[1] = false;
                        default -> {}
                    }
                }
                default -> {}
            }
        });
    }

    void events(Events events) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        var raw = new byte[bytes.size()];
        bytes.view(0, raw.length).get(raw);
        XMLStreamReader reader = null;
        try {
            reader = factory.createXMLStreamReader(new ByteArrayInputStream(raw));
            while (reader.hasNext()) {
                reader.next();
                events.take(reader);
            }
        } catch (XMLStreamException e) {
            var location = e.getLocation();
            throw new RecordingFormatException(
                    bytes.file(),
                    location == null
                            ? ""
                            : "line %d, column %d".formatted(location.getLineNumber(), location.getColumnNumber()),
                    "the XML is broken",
                    FileBytes.DAMAGED);
        } finally {
            close(reader);
        }
    }

    private static void close(@Nullable XMLStreamReader reader) {
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
