package synfire.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which recording to read: `FILE[+CURRENT_FILE][#sweeps=0:12:2][#voltage=NAME][#current=NAME][@0s:10s]`.
///
/// A file name may hold `*` and `?`; the files that match are read in natural order and their sweeps counted through.
/// A backslash before `+`, `#`, `@` or a backslash takes that sign as it is.
///
/// @param file the voltage, and the current where it is in the same file
/// @param currentFile the current, where it is in another file
/// @param voltage name of the channel of the voltage; the only one in volts where empty
/// @param current name of the channel, or of the output of the protocol, of the current; found by unit where empty
public record RecordingSpec(
        String file,
        Optional<String> currentFile,
        SweepSelection sweeps,
        TimeWindow time,
        Optional<String> voltage,
        Optional<String> current) {

    private static final String SIGNS = "+#@";
    private static final String SHAPE =
            "write FILE[+CURRENT_FILE][#sweeps=0:12:2][#voltage=NAME][#current=NAME][@0s:10s]";

    public RecordingSpec {
        if (file.isBlank() || currentFile.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("a recording needs a file name; " + SHAPE);
        }
    }

    /// All of the recording in one file.
    public static RecordingSpec of(String file) {
        return new RecordingSpec(
                file, Optional.empty(), SweepSelection.ALL, TimeWindow.ALL, Optional.empty(), Optional.empty());
    }

    public RecordingSpec withCurrentFile(String newFile) {
        return new RecordingSpec(file, Optional.of(newFile), sweeps, time, voltage, current);
    }

    public RecordingSpec withSweeps(SweepSelection newSweeps) {
        return new RecordingSpec(file, currentFile, newSweeps, time, voltage, current);
    }

    public RecordingSpec withTime(TimeWindow newTime) {
        return new RecordingSpec(file, currentFile, sweeps, newTime, voltage, current);
    }

    public RecordingSpec withVoltage(String name) {
        return new RecordingSpec(file, currentFile, sweeps, time, Optional.of(name), current);
    }

    public RecordingSpec withCurrent(String name) {
        return new RecordingSpec(file, currentFile, sweeps, time, voltage, Optional.of(name));
    }

    public static RecordingSpec parse(String text) {
        var pieces = pieces(text);
        var spec = of(pieces.getFirst().substring(1));
        var seen = new ArrayList<String>();
        for (var piece : pieces.subList(1, pieces.size())) {
            char sign = piece.charAt(0);
            var rest = piece.substring(1);
            var kind = sign == '#' ? rest.replaceFirst("=.*", "") : String.valueOf(sign);
            if (seen.contains(kind) || (sign == '+' && !seen.isEmpty())) {
                throw new IllegalArgumentException("recording '%s': '%s%s' stands twice or in the wrong place; %s%s"
                        .formatted(text, sign, rest, SHAPE, "; write \\%s in a file name".formatted(sign)));
            }
            seen.add(kind);
            spec = spec.with(text, sign, rest);
        }
        return spec;
    }

    private RecordingSpec with(String text, char sign, String rest) {
        if (sign == '+') {
            return withCurrentFile(rest);
        }
        if (sign == '@') {
            return withTime(TimeWindow.parse(rest));
        }
        int equals = rest.indexOf('=');
        var value = rest.substring(equals + 1);
        return switch (equals < 0 ? "" : rest.substring(0, equals)) {
            case "sweeps" -> withSweeps(SweepSelection.parse(value));
            case "voltage" -> withVoltage(value);
            case "current" -> withCurrent(value);
            default ->
                throw new IllegalArgumentException("recording '%s': '#%s' is none of #sweeps=, #voltage=, #current=; %s"
                        .formatted(text, rest, SHAPE));
        };
    }

    /// The parts, each with the sign before it; the first has a blank sign.
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder(" ");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean literal = c == '\\' && i + 1 < text.length() && (SIGNS + "\\").indexOf(text.charAt(i + 1)) >= 0;
            if (literal) {
                piece.append(text.charAt(++i));
            } else if (SIGNS.indexOf(c) >= 0) {
                pieces.add(piece.toString());
                piece = new StringBuilder().append(c);
            } else {
                piece.append(c);
            }
        }
        pieces.add(piece.toString());
        return pieces;
    }

    /// As [#parse(String)] reads it.
    @Override
    public String toString() {
        return escaped(file)
                + currentFile.map(name -> "+" + escaped(name)).orElse("")
                + (sweeps.equals(SweepSelection.ALL) ? "" : "#sweeps=" + sweeps)
                + voltage.map(name -> "#voltage=" + escaped(name)).orElse("")
                + current.map(name -> "#current=" + escaped(name)).orElse("")
                + (time.isAll() ? "" : "@" + time);
    }

    private static String escaped(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean mustEscape = SIGNS.indexOf(c) >= 0
                    || (c == '\\' && (i + 1 == text.length() || (SIGNS + "\\").indexOf(text.charAt(i + 1)) >= 0));
            out.append(mustEscape ? "\\" : "").append(c);
        }
        return out.toString();
    }
}
