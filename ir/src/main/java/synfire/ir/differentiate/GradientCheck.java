package synfire.ir.differentiate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import synfire.ir.Interpreter;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.Tensor;

/// Whether reverse mode, forward mode and differences give the same derivative of a program, on random
/// directions.
///
/// For a direction d of the inputs and a weight w of the outputs all three compute ⟨w, J·d⟩. Directions
/// are drawn relative to each input, so that units do not matter.
public final class GradientCheck {

    /// Runs a program: the interpreter, or a kernel.
    @FunctionalInterface
    public interface Runner {
        Map<String, Tensor> run(Program program, Map<String, Tensor> inputs, Sizes sizes);
    }

    /// @param directions how many
    /// @param seed of the directions and weights
    /// @param step of the differences, relative to each input
    /// @param save what reverse mode keeps of loops
    public record Options(int directions, long seed, double step, SaveSet save) {

        /// 1e-5: the differences are of fourth order, so rounding (2⁻⁵³/step) is what is left.
        public static final Options DEFAULT = new Options(3, 1, 1e-5, SaveSet.TRANSCENDENTALS);

        public Options withDirections(int newDirections) {
            return new Options(newDirections, seed, step, save);
        }

        public Options withSeed(long newSeed) {
            return new Options(directions, newSeed, step, save);
        }

        public Options withStep(double newStep) {
            return new Options(directions, seed, newStep, save);
        }

        public Options withSave(SaveSet newSave) {
            return new Options(directions, seed, step, newSave);
        }
    }

    /// ⟨w, J·d⟩ in three ways.
    public record Direction(double reverse, double forward, double difference) {}

    /// @param directions one entry for each direction
    /// @param zeroGradients inputs whose gradient is zero in every element, for every weight
    /// @param notFinite inputs whose gradient has an element that is infinite or not a number
    public record Report(List<Direction> directions, List<String> zeroGradients, List<String> notFinite) {

        public Report {
            directions = List.copyOf(directions);
            zeroGradients = List.copyOf(zeroGradients);
            notFinite = List.copyOf(notFinite);
        }

        /// The largest relative difference between reverse and forward mode.
        public double forwardError() {
            return directions.stream()
                    .mapToDouble(d -> relative(d.reverse(), d.forward()))
                    .max()
                    .orElse(0);
        }

        /// The largest relative difference between reverse mode and differences.
        public double differenceError() {
            return directions.stream()
                    .mapToDouble(d -> relative(d.reverse(), d.difference()))
                    .max()
                    .orElse(0);
        }

        private static double relative(double left, double right) {
            double scale = Math.max(Math.abs(left), Math.abs(right));
            return left == right ? 0 : Math.abs(left - right) / scale;
        }
    }

    private final Program program;
    private final List<String> inputs;
    private final List<String> outputs;
    private final Map<String, Tensor> at;
    private final Sizes sizes;
    private final Runner runner;

    private GradientCheck(
            Program program,
            List<String> inputs,
            List<String> outputs,
            Map<String, Tensor> at,
            Sizes sizes,
            Runner runner) {
        this.program = program;
        this.inputs = inputs;
        this.outputs = outputs;
        this.at = at;
        this.sizes = sizes;
        this.runner = runner;
    }

    /// Checks the derivative of some outputs by some inputs at one point, on the interpreter.
    public static Report of(
            Program program,
            List<String> inputs,
            List<String> outputs,
            Map<String, Tensor> at,
            Sizes sizes,
            Options options) {
        return of(program, inputs, outputs, at, sizes, options, Interpreter::run);
    }

    /// Checks the derivative of some outputs by some inputs at one point, by any runner.
    public static Report of(
            Program program,
            List<String> inputs,
            List<String> outputs,
            Map<String, Tensor> at,
            Sizes sizes,
            Options options,
            Runner runner) {
        return new GradientCheck(program, inputs, outputs, at, sizes, runner).report(options);
    }

    private Report report(Options options) {
        var random = new SplittableRandom(options.seed());
        var forward = Jvp.of(program, inputs);
        var tangent = Naming.prefix(program, "tangent");
        var backward = Vjp.of(program, inputs, outputs, Vjp.Options.DEFAULT.withSave(options.save()));
        var cotangent = Naming.prefix(program, "cotangent");
        var directions = new ArrayList<Direction>();
        var zero = new ArrayList<>(inputs);
        var notFinite = new ArrayList<String>();
        for (int n = 0; n < options.directions(); n++) {
            var direction = new HashMap<String, Tensor>();
            inputs.forEach(name -> direction.put(name, along(random, at(name))));
            var weights = new HashMap<String, Tensor>();
            outputs.forEach(name -> weights.put(name, weight(random, name)));

            var gradient = runner.run(backward, with(cotangent, weights), sizes);
            double reverse = 0;
            for (var name : inputs) {
                var part = tensor(gradient, cotangent + name);
                reverse += dot(part, tensor(direction, name));
                if (!allZero(part)) {
                    zero.remove(name);
                }
                if (!allFinite(part) && !notFinite.contains(name)) {
                    notFinite.add(name);
                }
            }
            var change = runner.run(forward, with(tangent, direction), sizes);
            double along = 0;
            for (var name : outputs) {
                along += dot(tensor(change, tangent + name), tensor(weights, name));
            }
            directions.add(new Direction(reverse, along, difference(direction, weights, options.step())));
        }
        return new Report(directions, zero, notFinite);
    }

    /// (8(f(h) − f(−h)) − (f(2h) − f(−2h)))/12h
    private double difference(Map<String, Tensor> direction, Map<String, Tensor> weights, double h) {
        double near = shifted(direction, weights, h) - shifted(direction, weights, -h);
        double far = shifted(direction, weights, 2 * h) - shifted(direction, weights, -2 * h);
        return (8 * near - far) / (12 * h);
    }

    private double shifted(Map<String, Tensor> direction, Map<String, Tensor> weights, double h) {
        var moved = new HashMap<>(at);
        for (var name : inputs) {
            double[] x = at(name).toArray();
            double[] d = tensor(direction, name).toArray();
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.fma(h, d[i], x[i]);
            }
            moved.put(name, Tensor.of(at(name).type(), x));
        }
        var results = runner.run(program, moved, sizes);
        double sum = 0;
        for (var name : outputs) {
            sum += dot(tensor(results, name), tensor(weights, name));
        }
        return sum;
    }

    private Tensor at(String name) {
        return tensor(at, name);
    }

    private Map<String, Tensor> with(String prefix, Map<String, Tensor> more) {
        var all = new HashMap<>(at);
        more.forEach((name, tensor) -> all.put(prefix + name, tensor));
        return all;
    }

    private static Tensor along(RandomGenerator random, Tensor x) {
        double[] direction = x.toArray();
        for (int i = 0; i < direction.length; i++) {
            direction[i] = random.nextGaussian() * (direction[i] == 0 ? 1 : Math.abs(direction[i]));
        }
        return Tensor.of(x.type(), direction);
    }

    private Tensor weight(RandomGenerator random, String output) {
        var type = program.output(output).tensor();
        return Tensor.of(type, random.doubles(sizes.elements(type), -1, 1).toArray());
    }

    private static Tensor tensor(Map<String, Tensor> tensors, String name) {
        var tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no value for '%s'; given are %s".formatted(name, tensors.keySet()));
        }
        return tensor;
    }

    private static double dot(Tensor left, Tensor right) {
        double sum = 0;
        for (int i = 0; i < left.size(); i++) {
            sum = Math.fma(left.get(i), right.get(i), sum);
        }
        return sum;
    }

    private static boolean allZero(Tensor x) {
        for (int i = 0; i < x.size(); i++) {
            if (x.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean allFinite(Tensor x) {
        for (int i = 0; i < x.size(); i++) {
            if (!Double.isFinite(x.get(i))) {
                return false;
            }
        }
        return true;
    }
}
