package synfire.data.connectome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.data.array.ArrayReader;
import synfire.data.array.ArraySpec;
import synfire.data.array.Content;
import synfire.data.format.RecordingFormatException;
import synfire.network.connectome.ConnectomeException;
import synfire.network.connectome.EdgeColumns;
import synfire.network.connectome.EdgeList;
import synfire.network.connectome.Matrix;
import synfire.network.connectome.Measure;
import synfire.network.connectome.Nodes;
import synfire.network.connectome.Provenance;

/// Which edges between cells, and how their files are laid out; what named fields say.
///
/// @param edges a table with a row for each edge
/// @param matrices for each type of edge a matrix; their elements that are not 0 are edges
/// @param names where the names of the cells stand in the order they shall have; else the order of the files
public record EdgeListRequest(
        String name,
        Measure measure,
        Optional<TableLayout> edges,
        List<TypedMatrix> matrices,
        Optional<ArraySpec> names,
        Provenance provenance) {

    /// The fields that [#of(Map)] knows beside those of provenance and measure. `matrix.ad` gives the edges of type
    /// `ad`.
    public static final List<String> FIELDS = fields();

    /// The edges of one type, and the matrix they stand in.
    public record TypedMatrix(String type, TableLayout layout) {}

    public EdgeListRequest {
        matrices = List.copyOf(matrices);
    }

    private static List<String> fields() {
        var fields = new ArrayList<String>();
        TableLayout.SUFFIXES.forEach(suffix -> fields.add("edges" + suffix));
        fields.addAll(List.of("matrix.", "names"));
        return List.copyOf(fields);
    }

    /// @throws IllegalArgumentException naming the field
    public static EdgeListRequest of(Map<String, ?> named) {
        var fields = Fields.of("a list of edges", named, FIELDS);
        var edges = TableLayout.of(fields, "edges");
        var matrices = new ArrayList<TypedMatrix>();
        for (var type : fields.after("matrix.")) {
            if (TableLayout.SUFFIXES.stream().noneMatch(suffix -> !suffix.isEmpty() && type.endsWith(suffix))) {
                matrices.add(new TypedMatrix(
                        type, TableLayout.of(fields, "matrix." + type).orElseThrow()));
            }
        }
        if (edges.isPresent() != matrices.isEmpty()
                || edges.filter(layout -> layout.columns().isEmpty()).isPresent()) {
            throw new IllegalArgumentException(
                    "a list of edges needs 'edges' with 'edges_columns', or 'matrix.TYPE'; write"
                            + " edges = \"FILE\" and edges_columns = \"source target value type\"");
        }
        return new EdgeListRequest(
                fields.required("name", "give it a name for reports"),
                fields.measure(),
                edges,
                matrices,
                fields.spec("names"),
                fields.provenance());
    }

    /// @param directory that file names are relative to
    /// @throws RecordingFormatException if a file cannot be read, or what it holds are no edges
    public EdgeList read(Path directory) {
        var reader = new MatrixReader(new ArrayReader(directory));
        var order = names.map(reader::names);
        try {
            return edges.isPresent() ? ofTable(reader, edges.orElseThrow(), order) : ofMatrices(reader, order);
        } catch (ConnectomeException e) {
            var file = edges.map(layout -> layout.spec().toString()).orElse(name);
            throw new RecordingFormatException(file, e.place(), e.problem(), e.fix());
        }
    }

    private EdgeList ofTable(MatrixReader reader, TableLayout layout, Optional<List<String>> order) {
        if (!(reader.arrays().read(layout.spec()) instanceof Content.Table table)) {
            throw new RecordingFormatException(
                    layout.spec().toString(), "", "it is no table", "give a table with a row for each edge");
        }
        var pairs = new PairTable(layout);
        table.visit(pairs);
        var cells = order.orElseGet(pairs::names);
        var places = places(cells);
        var moved = new EdgeColumns();
        pairs.edges()
                .forEach((pre, post, weight, type) -> moved.add(
                        place(places, pairs.names().get(pre), layout),
                        place(places, pairs.names().get(post), layout),
                        weight,
                        type));
        return list(cells, pairs.types().isEmpty() ? List.of("edge") : pairs.types(), moved);
    }

    private EdgeList ofMatrices(MatrixReader reader, Optional<List<String>> order) {
        var collected = new LinkedHashSet<String>();
        var found = new ArrayList<EdgeColumns>();
        var namesOf = new ArrayList<NamedMatrix>();
        for (var typed : matrices) {
            var matrix = reader.matrix(typed.layout());
            if (matrix.sources().isEmpty() || matrix.targets().isEmpty()) {
                throw new RecordingFormatException(
                        matrix.file(), "", "it does not name its rows and columns", "give a matrix with names");
            }
            found.add(nonZeros(matrix));
            collected.addAll(matrix.sources());
            collected.addAll(matrix.targets());
            namesOf.add(new NamedMatrix(matrix.file(), matrix.sources(), matrix.targets(), Matrix.of(0, 0)));
        }
        var cells = order.orElseGet(() -> List.copyOf(collected));
        var places = places(cells);
        var all = new EdgeColumns();
        for (int t = 0; t < matrices.size(); t++) {
            int type = t;
            var of = namesOf.get(t);
            var layout = matrices.get(t).layout();
            var rows = of.sources().stream()
                    .map(cell -> place(places, cell, layout))
                    .toList();
            var columns = of.targets().stream()
                    .map(cell -> place(places, cell, layout))
                    .toList();
            found.get(t).forEach((pre, post, weight, none) -> all.add(rows.get(pre), columns.get(post), weight, type));
        }
        return list(cells, matrices.stream().map(TypedMatrix::type).toList(), all);
    }

    /// A matrix of thousands of cells takes 70 MB, its edges one: so they are taken out before the next is read.
    private static EdgeColumns nonZeros(NamedMatrix matrix) {
        var edges = new EdgeColumns();
        for (int pre = 0; pre < matrix.values().rows(); pre++) {
            for (int post = 0; post < matrix.values().columns(); post++) {
                double weight = matrix.values().at(pre, post);
                if (weight != 0) {
                    edges.add(pre, post, weight);
                }
            }
        }
        return edges;
    }

    private EdgeList list(List<String> cells, List<String> types, EdgeColumns columns) {
        var nodes = Nodes.named(name, cells);
        return new EdgeList(nodes, nodes, measure, types, columns, provenance);
    }

    private static Map<String, Integer> places(List<String> cells) {
        var places = new HashMap<String, Integer>();
        cells.forEach(cell -> places.putIfAbsent(cell, places.size()));
        return places;
    }

    private static int place(Map<String, Integer> places, String cell, TableLayout layout) {
        var place = places.get(cell);
        if (place == null) {
            throw new RecordingFormatException(
                    layout.spec().toString(),
                    "",
                    "its cell '%s' is not among the names".formatted(cell),
                    "add it to the names, or leave them out");
        }
        return place;
    }
}
