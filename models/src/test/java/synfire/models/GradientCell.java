package synfire.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import synfire.equations.Model;
import synfire.equations.lowering.LoweredModel;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.equations.lowering.SpikeOptions;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.ir.differentiate.Jvp;
import synfire.ir.differentiate.Vjp;
import synfire.ir.simplify.Optimize;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.kernels.ReferenceBackend;
import synfire.llvm.LlvmBackend;
import synfire.simulate.Engine;

/// A catalogue model under a constant input with a loss of its voltage and its spikes, to hold
/// derivatives to each other.
///
/// Every lane has its own parameters, near the defaults and off every grid, and its own direction.
final class GradientCell {

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);
    private static final Engine ENGINE =
            new Engine(new Backends(List.of(new LlvmBackend(), new ReferenceBackend())), CompileOptions.DEFAULT, 1);

    private final Program program;
    private final List<String> parameters;
    private final Map<String, double[]> at = new LinkedHashMap<>();
    private final Map<String, double[]> direction = new LinkedHashMap<>();
    private final Sizes sizes;

    /// @param drive in base units
    GradientCell(Model model, SpikeMode mode, double drive, double dtMs, int steps, int lanes) {
        this.sizes = Sizes.of(steps, lanes);
        this.parameters = model.parameters().stream().map(p -> p.name()).toList();
        var spikes = SpikeOptions.DEFAULT.withMode(mode).withSurrogate(new Surrogate.Sigmoid(4));
        this.program = loss(Lowering.of(model, LoweringOptions.DEFAULT.withSpikes(spikes)), drive, dtMs);
        var random = new SplittableRandom(11);
        for (var parameter : model.parameters()) {
            double value = parameter.value().inBase();
            double scale = value == 0 ? 1e-3 : Math.abs(value);
            at.put(
                    parameter.name(),
                    random.doubles(lanes, value - 0.003 * scale, value + 0.003 * scale)
                            .toArray());
            direction.put(parameter.name(), random.doubles(lanes, -scale, scale).toArray());
        }
    }

    /// For each lane: the directional derivative in reverse and in forward mode, and how many spikes
    /// there were.
    record Comparison(double[] reverse, double[] forward, double[] spikes) {}

    Comparison compare() {
        int lanes = sizes.of(Axis.LANE);
        var ones = new double[lanes];
        Arrays.fill(ones, 1);
        var optimized = Optimize.BEFORE_DERIVATIVE.apply(program);

        var seeded = new HashMap<>(at);
        seeded.put("cotangent.loss", ones);
        var gradient = run(Vjp.of(optimized, parameters, List.of("loss")), seeded);
        var reverse = new double[lanes];
        for (var name : parameters) {
            double[] part = gradient.get("cotangent." + name);
            double[] d = direction.get(name);
            for (int i = 0; i < lanes; i++) {
                reverse[i] += part[i] * d[i];
            }
        }
        var moved = new HashMap<>(at);
        direction.forEach((name, d) -> moved.put("tangent." + name, d));
        double[] forward = run(Jvp.of(optimized, parameters), moved).get("tangent.loss");
        return new Comparison(reverse, forward, gradient.get("spikes"));
    }

    /// For each step and lane, the directional derivative by differences of fourth order.
    List<double[]> differences(double... steps) {
        var all = new ArrayList<double[]>();
        try (var kernel = ENGINE.compile(program);
                var binding = kernel.bind(sizes)) {
            for (double step : steps) {
                var difference = new double[sizes.of(Axis.LANE)];
                double[] weights = {8, -8, -1, 1};
                double[] places = {1, -1, 2, -2};
                for (int n = 0; n < weights.length; n++) {
                    shifted(places[n] * step).forEach(binding::set);
                    kernel.run(List.of(binding), 1);
                    double[] value = binding.get("loss");
                    for (int i = 0; i < value.length; i++) {
                        difference[i] += weights[n] * value[i] / (12 * step);
                    }
                }
                all.add(difference);
            }
        }
        return all;
    }

    private Map<String, double[]> shifted(double h) {
        var shifted = new HashMap<String, double[]>();
        at.forEach((name, values) -> {
            var x = values.clone();
            double[] d = direction.get(name);
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.fma(h, d[i], x[i]);
            }
            shifted.put(name, x);
        });
        return shifted;
    }

    private Map<String, double[]> run(Program each, Map<String, double[]> inputs) {
        try (var kernel = ENGINE.compile(each);
                var binding = kernel.bind(sizes)) {
            inputs.forEach(binding::set);
            kernel.run(List.of(binding), 1);
            var outputs = new HashMap<String, double[]>();
            each.outputNames().forEach(name -> outputs.put(name, binding.get(name)));
            return outputs;
        }
    }

    /// Σ over steps of (first state/100)² and of spikes with weights that change from step to step.
    private static Program loss(LoweredModel model, double drive, double dtMs) {
        var body = new Builder("step");
        var known = new HashMap<String, Value>();
        model.states().forEach(state -> known.put(state, body.input(state, LANES)));
        var loss = body.input("loss", LANES);
        var spikes = body.input("spikes", LANES);
        var number = body.input("number", TensorType.scalar(DType.I64));
        model.model().parameters().forEach(p -> known.put(p.name(), body.input(p.name(), LANES)));
        model.model().inputs().forEach(input -> known.put(input.name(), body.constant(DType.F64, drive)));
        known.put("dt", body.constant(DType.F64, dtMs));
        known.put("t", body.scaled(dtMs, body.convert(number, DType.F64)));
        known.put("step", number);
        var arguments = new ArrayList<Value>();
        for (var input : model.step().inputs()) {
            var value = known.get(input.name());
            arguments.add(
                    value == null
                            ? body.constant(17L)
                            : body.broadcast(value, input.value().axes()));
        }
        var names = model.step().outputNames();
        var results = body.inline(model.step(), arguments);
        model.states().forEach(state -> body.output(state, results.get(names.indexOf(state))));
        var first = results.get(names.indexOf(voltage(model)));
        var spike = results.get(names.indexOf("spike"));
        var weight = body.shifted(1, body.scaled(0.001, body.convert(number, DType.F64)));
        var term = body.fma(spike, weight, body.square(body.scaled(0.01, first)));
        body.output("loss", body.add(loss, term));
        body.output("spikes", body.add(spikes, spike));
        body.output("number", body.shifted(1, number));

        var b = new Builder("catalogue");
        var constants = model.model().parameters().stream()
                .map(p -> b.input(p.name(), LANES))
                .toList();
        var byName = new HashMap<String, Value>();
        for (int i = 0; i < constants.size(); i++) {
            byName.put(model.model().parameters().get(i).name(), constants.get(i));
        }
        var initial = b.inline(
                model.initial(),
                model.initial().inputNames().stream().map(byName::get).toList());
        var carries = new ArrayList<Value>();
        model.states()
                .forEach(state -> carries.add(
                        b.broadcast(initial.get(model.initial().outputNames().indexOf(state)), LANES.axes())));
        carries.add(b.zero(LANES));
        carries.add(b.zero(LANES));
        carries.add(b.constant(0L));
        var scan = b.emitAll(new Op.Scan(body.build(), Axis.TIME, false, carries, List.of(), constants, 0));
        b.output("loss", scan.get(model.states().size()));
        b.output("spikes", scan.get(model.states().size() + 1));
        return b.build();
    }

    private static String voltage(LoweredModel model) {
        return model.states().stream()
                .filter(state -> state.equalsIgnoreCase("v"))
                .findFirst()
                .orElse(model.states().getFirst());
    }
}
