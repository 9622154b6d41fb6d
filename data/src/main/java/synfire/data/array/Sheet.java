package synfire.data.array;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import synfire.data.array.XmlRows.Attributes;
import synfire.data.format.FileBytes;
import synfire.data.format.RecordingFormatException;

/// One sheet of a workbook. Numbers are given as they stand in the file, errors as `#NUM!`, true and false as 1 and 0.
///
/// @param shared the texts that cells refer to
record Sheet(XmlRows xml, List<String> shared) implements Content.Table {

    private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,3})(\\d{1,7})");
    private static final int MOST_COLUMNS = 16_384;
    private static final int MOST_CELLS = 50_000_000;

    @Override
    public void visit(Content.RowVisitor visitor) {
        var reading = new Reading(visitor);
        xml.events(reader -> {
            if (reader.isStartElement()) {
                reading.start(reader.getLocalName(), XmlRows.attributes(reader));
            } else if (reader.isEndElement()) {
                reading.end(reader.getLocalName());
            } else if (reader.hasText()) {
                reading.text(reader);
            }
        });
    }

    @Override
    public String toString() {
        return "a sheet";
    }

    /// One pass over the cells.
    private final class Reading {

        private final Content.RowVisitor visitor;
        private final StringBuilder value = new StringBuilder();
        private List<String> cells = new ArrayList<>();
        private long row;
        private long cellCount;
        private int column;
        private String type = "";
        private boolean inValue;

        Reading(Content.RowVisitor visitor) {
            this.visitor = visitor;
        }

        void start(String element, Attributes attributes) {
            switch (element) {
                case "row" -> {
                    var number = attributes.get("r");
                    row = number.matches("\\d{1,7}") ? Long.parseLong(number) : row + 1;
                    cells = new ArrayList<>();
                    column = -1;
                }
                case "c" -> {
                    var reference = REFERENCE.matcher(attributes.get("r"));
                    column = reference.matches() ? columnOf(reference.group(1)) : column + 1;
                    type = attributes.get("t");
                    value.setLength(0);
                }
                case "v", "t" -> inValue = true;
                default -> {}
            }
        }

        void text(XMLStreamReader reader) {
            if (inValue) {
                value.append(reader.getText());
            }
        }

        void end(String element) {
            switch (element) {
                case "v", "t" -> inValue = false;
                case "c" -> put();
                case "row" -> {
                    while (!cells.isEmpty() && cells.getLast().isBlank()) {
                        cells.removeLast();
                    }
                    if (!cells.isEmpty()) {
                        visitor.row(row, cells);
                    }
                }
                default -> {}
            }
        }

        private void put() {
            if (column >= MOST_COLUMNS || column < 0) {
                throw wrong("there is no column %d in Excel".formatted(column + 1));
            }
            cellCount += Math.max(1, column + 1 - cells.size());
            if (cellCount > MOST_CELLS) {
                throw wrong("there are more than %d cells".formatted(MOST_CELLS));
            }
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, type.equals("s") ? shared() : value.toString().strip());
        }

        private String shared() {
            var text = value.toString().strip();
            int place = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
            if (place < 0 || place >= shared.size()) {
                throw wrong("column %d refers to text %s of %d".formatted(column + 1, text, shared.size()));
            }
            return shared.get(place).strip();
        }

        private int columnOf(String letters) {
            int number = 0;
            for (int i = 0; i < letters.length(); i++) {
                number = 26 * number + letters.charAt(i) - 'A' + 1;
            }
            return number - 1;
        }

        private RecordingFormatException wrong(String problem) {
            return new RecordingFormatException(xml.bytes().file(), "row " + row, problem, FileBytes.DAMAGED);
        }
    }
}
