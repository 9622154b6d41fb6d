package synfire.data.connectome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import synfire.data.array.Content;
import synfire.data.format.RecordingFormatException;
import synfire.network.connectome.Matrix;

/// Collects the rows of a table that is a matrix, with or without names before the rows and above the columns.
///
/// The first row is one of names if its first cell is empty, or if one of its other cells is no number. Where it is as
/// long as the others and begins with a cell of its own, or the rows begin with a text, the first column is one of
/// names.
final class MatrixTable implements Content.RowVisitor {

    private final TableLayout layout;
    private final String file;
    private final List<String> columnNames = new ArrayList<>();
    private final List<String> rowNames = new ArrayList<>();
    private double[] values = new double[1024];
    private int count;
    private int rows;
    private int width = -1;
    private long seen;
    private boolean cornered;
    private boolean named;

    MatrixTable(TableLayout layout) {
        this.layout = layout;
        this.file = layout.spec().toString();
    }

    @Override
    public void row(long line, List<String> cells) {
        if (seen++ < layout.skip()) {
            return;
        }
        if (width < 0 && columnNames.isEmpty() && isHeader(cells)) {
            cornered = cells.getFirst().isEmpty();
            cells.forEach(cell -> columnNames.add(layout.called(cell)));
            return;
        }
        if (width < 0) {
            named = cornered
                    || !isNumber(cells.getFirst())
                    || (!columnNames.isEmpty() && cells.size() == columnNames.size() + 1);
            width = cells.size() - (named ? 1 : 0);
            if (width == 0) {
                throw new RecordingFormatException(
                        file,
                        "line " + line,
                        "'%s' stands alone, without numbers".formatted(cells.getFirst()),
                        "leave out what lies before the matrix by the field that ends in _skip");
            }
            if (named && !columnNames.isEmpty() && columnNames.size() == width + 1) {
                columnNames.removeFirst();
            }
            if (!columnNames.isEmpty() && columnNames.size() != width) {
                throw wrong(line, "%d cells for %d names of columns".formatted(width, columnNames.size()));
            }
        }
        if (cells.size() - (named ? 1 : 0) != width) {
            throw wrong(line, "%d cells instead of %d".formatted(cells.size(), width + (named ? 1 : 0)));
        }
        if (named) {
            rowNames.add(layout.called(cells.getFirst()));
        }
        for (int c = cells.size() - width; c < cells.size(); c++) {
            put(number(line, c, cells.get(c)));
        }
        rows++;
    }

    private static boolean isHeader(List<String> cells) {
        return cells.getFirst().isEmpty() || cells.stream().skip(1).anyMatch(cell -> !isNumber(cell));
    }

    private void put(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(2, count));
        }
        values[count++] = value;
    }

    private static boolean isNumber(String cell) {
        try {
            return !Double.isNaN(Double.parseDouble(cell)) || cell.equals("NaN");
        } catch (NumberFormatException e) {
            return cell.equalsIgnoreCase("nan");
        }
    }

    private double number(long line, int column, String cell) {
        if (cell.equals("0.0") || cell.equals("0")) {
            return 0; // most of a large matrix
        }
        try {
            return cell.equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new RecordingFormatException(
                    file,
                    "line %d, column %d".formatted(line, column + 1),
                    "'%s' is not a number".formatted(cell.length() > 40 ? cell.substring(0, 40) + "..." : cell),
                    "correct it, or leave out what lies before the matrix by the field that ends in _skip");
        }
    }

    NamedMatrix matrix() {
        if (rows == 0) {
            throw new RecordingFormatException(
                    file,
                    "",
                    "there is no row of numbers",
                    "the matrix is empty, or it is no table; take another file");
        }
        var matrix = Matrix.of(rows, width, Arrays.copyOf(values, count));
        var found = new NamedMatrix(file, rowNames, columnNames, matrix);
        return layout.rowsAreTargets() ? found.transposed() : found;
    }

    private RecordingFormatException wrong(long line, String problem) {
        return new RecordingFormatException(
                file,
                "line " + line,
                problem,
                "give each row the same number of cells; write 0 where there is nothing");
    }
}
