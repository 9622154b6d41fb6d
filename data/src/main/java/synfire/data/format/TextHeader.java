package synfire.data.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import synfire.equations.units.Unit;

/// What the lines above a table say of a column.
///
/// Units are found in `voltage (mV)`, `I [pA]`, `v_mV`, in a line of units, or in lines of one unit each, as many as
/// there are columns.
///
/// @param label name of the column, without its unit; empty where there is none
record TextHeader(String label, Optional<Unit> unit) {

    private static final Pattern BRACKETS = Pattern.compile("(.*?)[\\s_]*[(\\[]([^()\\[\\]]+)[)\\]]");
    private static final Pattern SUFFIX = Pattern.compile("(.+)[\\s_]((?:m|u|µ|n|p)(?:s|V|A)|sec|msec)");

    static List<TextHeader> of(TextTable table) {
        var labels = new ArrayList<String>();
        var units = new ArrayList<String>();
        var lines = table.header();
        for (var cells : lines) {
            if (cells.size() == table.columns() && table.columns() > 0) {
                boolean areUnits = cells.stream().allMatch(UnitLabel::isUnit);
                (areUnits ? units : labels).clear();
                (areUnits ? units : labels).addAll(cells);
            }
        }
        int first = lines.size() - table.columns();
        if (units.isEmpty() && labels.isEmpty() && first >= 0) {
            var singles = lines.subList(first, lines.size());
            if (singles.stream().allMatch(cells -> cells.size() == 1 && UnitLabel.isUnit(cells.getFirst()))) {
                singles.forEach(cells -> units.add(cells.getFirst()));
            }
        }
        var headers = new ArrayList<TextHeader>();
        for (int c = 0; c < table.columns(); c++) {
            var header = labels.isEmpty() ? new TextHeader("", Optional.empty()) : of(labels.get(c));
            headers.add(
                    units.isEmpty() ? header : new TextHeader(header.label, Optional.of(UnitLabel.read(units.get(c)))));
        }
        return headers;
    }

    private static TextHeader of(String cell) {
        for (var pattern : List.of(BRACKETS, SUFFIX)) {
            var match = pattern.matcher(cell);
            if (match.matches() && UnitLabel.isUnit(match.group(2))) {
                return new TextHeader(match.group(1).strip(), Optional.of(UnitLabel.read(match.group(2))));
            }
        }
        return cell.length() > 1 && UnitLabel.isUnit(cell)
                ? new TextHeader("", Optional.of(UnitLabel.read(cell)))
                : new TextHeader(cell, Optional.empty());
    }

    /// Whether the user means this column by `which`: its name, or its number from 1.
    boolean isMeant(String which, int column) {
        return which.equals(label) || which.equals(Integer.toString(column + 1));
    }
}
