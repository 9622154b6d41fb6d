package synfire.cli.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.kernels.Binding;
import synfire.kernels.CompileOptions;
import synfire.kernels.Kernel;
import synfire.learn.fit.LossProgram;
import synfire.learn.loss.PotentialLoss;
import synfire.models.Catalogue;
import synfire.simulate.Engine;

/// The programs that fits run, on the catalogue's `hh-traub`: mean squared difference of the potential from a target
/// over all steps of 0.01 ms, and its gradient by four parameters of each lane.
///
/// @param engine compiles and runs them
/// @param loss the programs
record HodgkinHuxley(Engine engine, LossProgram loss) {

    static final String MODEL = "hh-traub";
    static final List<String> FREE = List.of("g_L", "g_Na", "g_K", "V_T");

    private static final double DT_MS = 0.01;

    static HodgkinHuxley on(Engine engine) {
        var model = Catalogue.get(MODEL);
        var fixed = new HashMap<String, Double>();
        model.parameters().stream()
                .filter(parameter -> !FREE.contains(parameter.name()))
                .forEach(parameter ->
                        fixed.put(parameter.name(), parameter.value().inBase()));
        var options = LoweringOptions.DEFAULT.withDType(DType.F64);
        var lowered = Lowering.of(model, options);
        return new HodgkinHuxley(engine, new LossProgram(lowered, FREE, fixed, PotentialLoss.all("V"), DT_MS));
    }

    /// An engine that compiles everything anew, on so many threads.
    static Engine fresh(int threads) {
        var best = Engine.best();
        return new Engine(best.backends(), CompileOptions.DEFAULT.withObjectCache(false), threads);
    }

    Kernel forward() {
        return engine.compile(loss.loss());
    }

    Kernel gradient() {
        return engine.compile(loss.gradient());
    }

    /// Nanoseconds of a lane and step: the fastest run.
    double nanoseconds(Kernel kernel, int lanes, int steps) {
        try (var binding = bind(kernel, lanes, steps)) {
            var all = List.of(binding);
            return Stopwatch.best(() -> kernel.run(all, engine.threads())) * 1e9 / lanes / steps;
        }
    }

    /// Makes the machine code of a kernel, which compiles when it is first bound.
    void bind(Kernel kernel) {
        bind(kernel, 8, 1).close();
    }

    /// The gradient of the first lane, after one run.
    double[] run(Kernel kernel, int lanes, int steps) {
        try (var binding = bind(kernel, lanes, steps)) {
            kernel.run(List.of(binding), engine.threads());
            return FREE.stream()
                    .mapToDouble(name -> binding.get("gradient." + name)[0])
                    .toArray();
        }
    }

    /// Parameters within 5 % of the model's own, a current pulse in the middle third, a flat target.
    private static Binding bind(Kernel kernel, int lanes, int steps) {
        var binding = kernel.bind(Sizes.of(steps, lanes));
        var values = new HashMap<String, Double>();
        Catalogue.get(MODEL)
                .parameters()
                .forEach(each -> values.put(each.name(), each.value().inBase()));
        for (var input : kernel.program().inputs()) {
            binding.set(
                    input.name(),
                    input.value().axes().contains(Axis.TIME)
                            ? series(input.name(), steps)
                            : spread(values, input, lanes));
        }
        return binding;
    }

    private static double[] spread(Map<String, Double> values, Program.Input input, int lanes) {
        double middle = values.getOrDefault(input.name(), 1.0);
        var spread = new double[lanes];
        Arrays.setAll(spread, i -> middle * (0.95 + 0.1 * i / lanes));
        return spread;
    }

    private static double[] series(String name, int steps) {
        var values = new double[steps];
        Arrays.setAll(values, k -> switch (name) {
            case "I" -> k >= steps / 3 && k < 2 * steps / 3 ? 2000 : 0;
            case "potential.target" -> -60;
            default -> 1.0 / steps;
        });
        return values;
    }
}
