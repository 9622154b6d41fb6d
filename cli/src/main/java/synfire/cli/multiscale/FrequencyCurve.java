package synfire.cli.multiscale;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import synfire.equations.Escape;
import synfire.equations.Model;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.equations.lowering.LoweringOptions.EventSource;
import synfire.equations.lowering.SpikeOptions;
import synfire.equations.units.Dimension;
import synfire.network.Samples;
import synfire.network.random.RandomKey;
import synfire.simulate.CellSimulation;
import synfire.simulate.Engine;

/// The rate of a cell under steady currents, of the fitted model with short steps and of the network's cell
/// with its own.
///
/// @param currents in pA
record FrequencyCurve(Model fitted, Model ofNetwork, List<Double> currents, long seed) {

    static final double FINE_MS = 0.1;
    static final double COARSE_MS = 0.5;
    static final double TOLERANCE = 0.05;

    /// Rates below are those of a cell that is as good as silent, in Hz.
    private static final double SILENT = 0.5;

    private static final int RUNS = 64;
    private static final double DURATION_MS = 3000;

    /// Rates in Hz.
    record Point(double picoamperes, double fine, double coarse) {

        boolean holds() {
            return Math.abs(coarse - fine) <= Math.max(TOLERANCE * fine, TOLERANCE * SILENT)
                    || Math.max(fine, coarse) < SILENT;
        }
    }

    List<Point> points(Engine engine) {
        boolean drawn = fitted.spiking().escape() instanceof Escape.Rate;
        var fine = rates(fitted, drawn ? EventSource.ESCAPE : EventSource.MODEL, FINE_MS, engine);
        var coarse = rates(ofNetwork, EventSource.MODEL, COARSE_MS, engine);
        return java.util.stream.IntStream.range(0, currents.size())
                .mapToObj(i -> new Point(currents.get(i), fine.get(i), coarse.get(i)))
                .toList();
    }

    private Samples rates(Model model, EventSource source, double dtMs, Engine engine) {
        var lowered = Lowering.of(model, LoweringOptions.DEFAULT.withSpikes(SpikeOptions.DEFAULT.withSource(source)));
        var input = model.inputs().stream()
                .filter(each -> each.unit().dimension().equals(Dimension.CURRENT))
                .findFirst()
                .orElseThrow();
        var values = new TreeMap<String, Double>();
        model.parameters().forEach(each -> values.put(each.name(), each.value().inBase()));
        int steps = (int) Math.round(DURATION_MS / dtMs);
        try (var simulation = new CellSimulation(lowered, dtMs, List.of(CellSimulation.SPIKE), false, engine)) {
            return Samples.generate(currents.size(), i -> {
                var current = Samples.generate(steps, _ -> currents.get(i));
                long key = RandomKey.ofSeed(seed).split("f-i").split(i).value();
                return simulation.run(Collections.nCopies(RUNS, values), Map.of(input.name(), current), key).stream()
                                .mapToInt(run -> run.spikes().size())
                                .average()
                                .orElse(0)
                        / (DURATION_MS * 1e-3);
            });
        }
    }
}
