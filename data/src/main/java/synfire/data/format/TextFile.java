package synfire.data.format;

import java.util.List;
import java.util.Map;
import synfire.network.Signal;

/// A table of numbers as text, its sweeps already read.
record TextFile(String name, List<List<Signal>> sweeps) implements RecordingFile {

    TextFile {
        sweeps = List.copyOf(sweeps);
    }

    static RecordingFile open(FileBytes bytes, TextLayout layout) {
        var table = TextTable.read(bytes, layout);
        if (table.rows() == 0 && table.header().stream().flatMap(List::stream).anyMatch(TextTable::hasDecimalComma)) {
            throw new RecordingFormatException(
                    bytes.file(),
                    "",
                    "there is no row of numbers, but numbers with a decimal comma",
                    "write decimals with a point");
        }
        if (table.rows() == 0) {
            throw new RecordingFormatException(
                    bytes.file(),
                    "",
                    "there is no row of numbers",
                    "the recording is empty, or it is no table; take another file");
        }
        return new TextFile(bytes.file(), new TextSweeps(table, layout).read());
    }

    @Override
    public String format() {
        return "text";
    }

    @Override
    public int sweepCount() {
        return sweeps.size();
    }

    @Override
    public List<Signal> sweep(int place) {
        return sweeps.get(place);
    }

    @Override
    public Command command(int place) {
        return new Command.Unknown("text keeps no protocol");
    }

    @Override
    public Map<String, String> notes() {
        return Map.of();
    }
}
