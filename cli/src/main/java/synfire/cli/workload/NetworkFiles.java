package synfire.cli.workload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.network.description.Network;
import synfire.network.description.Projection;
import synfire.network.wiring.Edges;

/// A network as files that any program can read, so that a peer runs the very same one: `PROJECTION.sources` and
/// `PROJECTION.targets` (32-bit integers, numbers within the part of the cells that the projection takes), and
/// `VARIABLE.start` (64-bit numbers in SI units), all little-endian.
public final class NetworkFiles {

    private static final double SI = 1e-3; // millivolt to volt
    private static final double SIEMENS = 1e-9; // nanosiemens to siemens

    private NetworkFiles() {}

    /// @throws IOException if a file cannot be written
    public static void write(Network network, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var projection : network.projections()) {
            var edges = network.wiring(projection.name(), Workload.DT)
                    .edges(DType.F64, Runtime.getRuntime().availableProcessors());
            write(projection, edges, folder);
        }
        for (var population : network.populations()) {
            for (var variable : population.initial().keySet()) {
                double unit = population.model().state().stream()
                                .anyMatch(state -> state.name().equals(variable)
                                        && state.unit().dimension().equals(Units.NS.dimension()))
                        ? SIEMENS
                        : SI;
                var values = network.values(population.name(), variable);
                var bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                for (double value : values) {
                    bytes.putDouble(value * unit);
                }
                Files.write(folder.resolve(variable + ".start"), bytes.array());
            }
        }
    }

    private static void write(Projection projection, Edges edges, Path folder) throws IOException {
        int size = Math.toIntExact(edges.size());
        var sources = new int[size];
        for (int source = 0; source < edges.sources(); source++) {
            for (long edge = edges.start(source); edge < edges.start(source + 1); edge++) {
                sources[(int) edge] = source;
            }
        }
        write(folder.resolve(projection.name() + ".sources"), size, edge -> sources[edge]);
        write(folder.resolve(projection.name() + ".targets"), size, edges::target);
    }

    private static void write(Path file, int size, IntUnaryOperator number) throws IOException {
        var bytes = ByteBuffer.allocate(size * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            bytes.putInt(number.applyAsInt(i));
        }
        Files.write(file, bytes.array());
    }
}
