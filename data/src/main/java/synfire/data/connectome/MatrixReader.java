package synfire.data.connectome;

import java.util.ArrayList;
import java.util.List;
import synfire.data.array.ArrayReader;
import synfire.data.array.ArraySpec;
import synfire.data.array.Content;
import synfire.data.format.RecordingFormatException;
import synfire.network.connectome.Matrix;

/// Brings what files hold to matrices, names and columns of numbers.
record MatrixReader(ArrayReader arrays) {

    /// Room for 20,000 regions squared is no connectome of regions any more.
    private static final int MOST_REGIONS = 20_000;

    NamedMatrix matrix(TableLayout layout) {
        var file = layout.spec().toString();
        return switch (arrays.read(layout.spec())) {
            case Content.Table table -> layout.columns().isPresent() ? ofPairs(layout, table) : ofTable(layout, table);
            case Content.Numbers(var shape, var values) -> {
                if (shape.size() != 2) {
                    throw wrong(file, "its shape is %s, not that of a matrix".formatted(shape), "name another array");
                }
                var matrix = Matrix.of(shape.get(0), shape.get(1), values.toArray());
                yield new NamedMatrix(
                        file, List.of(), List.of(), layout.rowsAreTargets() ? matrix.transposed() : matrix);
            }
            case Content.Texts _ -> throw wrong(file, "it holds texts, not a matrix", "name another array");
        };
    }

    private static NamedMatrix ofTable(TableLayout layout, Content.Table table) {
        var rows = new MatrixTable(layout);
        table.visit(rows);
        return rows.matrix();
    }

    private static NamedMatrix ofPairs(TableLayout layout, Content.Table table) {
        var file = layout.spec().toString();
        var pairs = new PairTable(layout);
        table.visit(pairs);
        var edges = pairs.edges();
        var names = pairs.names();
        if (names.size() > MOST_REGIONS) {
            throw wrong(file, "it has %d names".formatted(names.size()), "read it as edges between cells");
        }
        var values = new double[names.size() * names.size()];
        var given = new boolean[values.length];
        edges.forEach((pre, post, value, type) -> {
            int at = pre * names.size() + post;
            if (given[at]) {
                throw wrong(
                        file,
                        "the pair '%s', '%s' is given twice".formatted(names.get(pre), names.get(post)),
                        "give each pair once: a mean over injections or studies");
            }
            given[at] = true;
            values[at] = value;
        });
        return new NamedMatrix(file, names, names, Matrix.of(names.size(), names.size(), values));
    }

    /// Texts, one after the other: an array, or all cells of a table.
    List<String> names(ArraySpec spec) {
        return switch (arrays.read(spec)) {
            case Content.Texts(var _, var values) -> values;
            case Content.Numbers _ -> throw wrong(spec.toString(), "it holds numbers, not names", "name another array");
            case Content.Table table -> {
                var names = new ArrayList<String>();
                table.visit((line, cells) -> names.addAll(cells));
                yield names;
            }
        };
    }

    /// A row of numbers for each region, with or without a name before it.
    NamedRows rows(ArraySpec spec, int width) {
        var file = spec.toString();
        return switch (arrays.read(spec)) {
            case Content.Table table -> {
                var rows = new NamedRows.Collector(file, width);
                table.visit(rows);
                yield rows.rows();
            }
            case Content.Numbers(var shape, var values) -> {
                if (values.size() % width != 0 || (width > 1 && (shape.size() != 2 || shape.get(1) != width))) {
                    throw wrong(file, "its shape is %s, not N x %d".formatted(shape, width), "name another array");
                }
                yield new NamedRows(file, List.of(), Matrix.of(values.size() / width, width, values.toArray()));
            }
            case Content.Texts _ -> throw wrong(file, "it holds texts, not numbers", "name another array");
        };
    }

    private static RecordingFormatException wrong(String file, String problem, String fix) {
        return new RecordingFormatException(file, "", problem, fix);
    }
}
