package synfire.data.sonata;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A network of two populations, written into a folder.
final class ToySonata {

    private ToySonata() {}

    static final String CONFIG = """
            {"manifest": {"$BASE": ".", "$NETWORK_DIR": "$BASE/network"},
             "components": {"point_neuron_models_dir": "${BASE}/models"},
             "networks": {
               "nodes": [{"nodes_file": "$NETWORK_DIR/nodes.h5", "node_types_file": "$NETWORK_DIR/node_types.csv"}],
               "edges": [{"edges_file": "$NETWORK_DIR/edges.h5", "edge_types_file": "$NETWORK_DIR/edge_types.csv"}]}}
            """;

    static Path write(Path folder) throws IOException {
        return write(folder, CONFIG, new long[] {0, 1, 1}, "input");
    }

    static Path write(Path folder, String config, long[] sources, String sourcePopulation) throws IOException {
        Files.createDirectories(folder.resolve("network"));
        Files.createDirectories(folder.resolve("models"));
        Files.writeString(folder.resolve("circuit_config.json"), config);
        Files.writeString(folder.resolve("models/exc.json"), "{\"tau\": 0.024}");
        Files.writeString(
                folder.resolve("network/node_types.csv"),
                "node_type_id ei dynamics_params\n100 e exc.json\n101 i NULL\n");
        Files.writeString(
                folder.resolve("network/edge_types.csv"), "edge_type_id delay syn_weight\n7 2.0 0.25\n8 1.5 -1\n");
        try (var file = HdfFile.write(folder.resolve("network/nodes.h5"))) {
            var nodes = file.putGroup("nodes");
            var input = nodes.putGroup("input");
            input.putDataset("node_type_id", new long[] {100, 100});
            var cells = nodes.putGroup("cells");
            cells.putDataset("node_type_id", new long[] {100, 101, 100});
            cells.putDataset("node_group_id", new long[] {0, 0, 1});
            cells.putDataset("node_group_index", new long[] {1, 0, 0});
            cells.putGroup("0").putDataset("x", new double[] {1.5, 2.5});
            cells.putGroup("1").putDataset("ei", new String[] {"special"});
        }
        try (var file = HdfFile.write(folder.resolve("network/edges.h5"))) {
            var edges = file.putGroup("edges").putGroup("input_to_cells");
            edges.putDataset("source_node_id", sources).putAttribute("node_population", sourcePopulation);
            edges.putDataset("target_node_id", new long[] {2, 0, 1}).putAttribute("node_population", "cells");
            edges.putDataset("edge_type_id", new long[] {8, 7, 7});
            edges.putDataset("edge_group_id", new long[] {0, 0, 0});
            edges.putDataset("edge_group_index", new long[] {0, 1, 2});
            edges.putGroup("0").putDataset("nsyns", new int[] {3, 1, 4});
        }
        return folder.resolve("circuit_config.json");
    }

    static Path spikes(Path folder, String unit, long... nodes) throws IOException {
        var path = folder.resolve("spikes.h5");
        try (var file = HdfFile.write(path)) {
            var group = file.putGroup("spikes").putGroup("cells");
            group.putDataset("node_ids", nodes);
            group.putDataset("timestamps", new double[] {0.5, 1.25}).putAttribute("units", unit);
        }
        return path;
    }
}
