package synfire.models;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import synfire.equations.Model;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.equations.syntax.Source;
import synfire.equations.units.Quantity;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.kernels.ReferenceBackend;
import synfire.llvm.LlvmBackend;
import synfire.network.Samples;
import synfire.simulate.CellSimulation;
import synfire.simulate.Engine;

/// A catalogue model with some of its text and parameters changed, run under a stimulus.
///
/// @param scheme integration scheme, or empty for the model's
/// @param after whether states are recorded after the step
record TestCell(Model model, Map<String, Double> parameters, String scheme, double dtMs, boolean after) {

    private static final Engine ENGINE =
            new Engine(new Backends(List.of(new LlvmBackend(), new ReferenceBackend())), CompileOptions.DEFAULT, 1);

    static TestCell of(String name, double dtMs) {
        return of(Catalogue.get(name), dtMs);
    }

    /// With one line of the text replaced.
    static TestCell edited(String name, double dtMs, Map<String, String> replacements) {
        var text = Catalogue.source(name).text();
        for (var entry : replacements.entrySet()) {
            if (!text.contains(entry.getKey())) {
                throw new IllegalArgumentException(name + " has no text " + entry.getKey());
            }
            text = text.replace(entry.getKey(), entry.getValue());
        }
        return of(Model.parse(new Source(name, text)), dtMs);
    }

    private static TestCell of(Model model, double dtMs) {
        var defaults = new HashMap<String, Double>();
        model.parameters().forEach(p -> defaults.put(p.name(), p.value().inBase()));
        return new TestCell(model, defaults, "", dtMs, false);
    }

    /// With a parameter changed, as in `with("g_Na", "120 mS/cm**2")`.
    TestCell with(String parameter, String quantity) {
        var changed = new HashMap<>(parameters);
        if (changed.put(parameter, Quantity.parse(quantity).inBase()) == null) {
            throw new IllegalArgumentException(model.name() + " has no parameter " + parameter);
        }
        return new TestCell(model, changed, scheme, dtMs, after);
    }

    TestCell by(String newScheme) {
        return new TestCell(model, parameters, newScheme, dtMs, after);
    }

    TestCell recordingAfter() {
        return new TestCell(model, parameters, scheme, dtMs, true);
    }

    /// @param input value of the model's input in each step, in the unit given
    CellSimulation.Run run(int steps, String unit, IntToDoubleFunction input, String... recorded) {
        return run(1, steps, unit, input, recorded).getFirst();
    }

    /// Several repetitions with different random numbers.
    List<CellSimulation.Run> run(int lanes, int steps, String unit, IntToDoubleFunction input, String... recorded) {
        var options = scheme.isEmpty() ? LoweringOptions.DEFAULT : LoweringOptions.DEFAULT.withScheme(scheme);
        var names = new ArrayList<>(List.of(recorded));
        names.add(CellSimulation.SPIKE);
        double factor = Quantity.of(1, unit).inBase();
        var samples = Samples.generate(steps, k -> factor * input.applyAsDouble(k));
        try (var simulation = new CellSimulation(Lowering.of(model, options), dtMs, names, after, ENGINE)) {
            var all = java.util.Collections.nCopies(lanes, parameters);
            return simulation.run(all, Map.of(model.inputs().getFirst().name(), samples), 7);
        }
    }

    /// Times of upward crossings of a level, by a straight line between samples.
    List<Double> crossings(Samples samples, double level) {
        var times = new ArrayList<Double>();
        for (int k = 1; k < samples.size(); k++) {
            double before = samples.get(k - 1);
            double now = samples.get(k);
            if (before < level && now >= level) {
                times.add((k - 1 + (level - before) / (now - before)) * dtMs);
            }
        }
        return times;
    }

    /// A file of the shared data; it may not exist.
    static Path data(String file) {
        var stated = System.getenv("SYNFIRE_DATA");
        var root = Path.of(System.getProperty("synfire.root", System.getProperty("user.dir")));
        return (stated == null ? root.resolveSibling("shared").resolve("data") : Path.of(stated)).resolve(file);
    }

    static boolean hasData(String file) {
        return Files.isReadable(data(file));
    }
}
