package synfire.learn.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.differentiate.Jvp;
import synfire.ir.simplify.Optimize;
import synfire.kernels.Kernel;
import synfire.learn.optimize.Want;
import synfire.learn.transform.FreeParameter;
import synfire.network.random.RandomKey;
import synfire.simulate.CellSimulation;

/// Compares three derivatives of a stage's loss along random directions: reverse mode, forward mode, and
/// central differences.
///
/// Reverse and forward mode must agree to rounding wherever the loss is finite. Differences agree where no
/// hard spike acts on the loss: there a surrogate stands for a derivative that does not exist
/// ([Result#smooth]).
///
/// @param randomPoints points drawn uniformly from the inner nine tenths of the bounds, besides the start
/// @param directions per point
public record GradientAudit(Fit fit, Stage stage, int randomPoints, int directions, RandomKey key) {

    /// Relative steps of the differences, in widths of the bounds; the best is kept, because which one is
    /// best depends on the loss's curvature and rounding.
    private static final double[] STEPS = {1e-4, 1e-5, 1e-6, 1e-7};

    private static final String TANGENT = "tangent.";

    /// All points.
    ///
    /// @param smooth whether no spike acts on the loss, so that differences must agree
    public record Result(boolean smooth, List<Point> points) {
        public Result {
            points = List.copyOf(points);
        }
    }

    /// One point.
    ///
    /// @param values every parameter of the model, base units
    /// @param modes largest relative difference of reverse and forward mode over all directions
    /// @param differences largest relative difference of reverse mode and central differences
    /// @param zero parameters whose derivative is exactly zero
    /// @param spikes steps of all traces in which the model spikes on the way to the loss: at each the
    ///     surrogate, or the derivative of the crossing, stands for that of the step; 0 where no spike acts
    ///     on the loss
    /// @param failure what is not a finite number, if anything
    public record Point(
            String name,
            Map<String, Double> values,
            double loss,
            double norm,
            double modes,
            double differences,
            List<String> zero,
            long spikes,
            Optional<String> failure) {
        public Point {
            values = Map.copyOf(values);
            zero = List.copyOf(zero);
        }
    }

    /// Runs the audit.
    public Result run() {
        var values = fit.plan().startingValues();
        var space = fit.plan().space(stage);
        var fixed = new HashMap<>(values);
        space.names().forEach(fixed::remove);
        var program = new LossProgram(
                fit.lowered(stage, 1),
                space.names(),
                fixed,
                stage.loss(),
                fit.plan().dtMs());
        boolean smooth = !hasSpike(Optimize.STANDARD.apply(program.loss()));
        var points = new ArrayList<Point>();
        try (var objective = new FitObjective(program, stage.loss(), fit.plan().train(), fit.engine());
                var forward = fit.engine().compile(Jvp.of(program.loss(), program.free()))) {
            var random = key.split("audit").generator();
            for (int i = 0; i <= randomPoints; i++) {
                var point = i == 0 ? start(values) : random(random);
                points.add(point(i == 0 ? "start" : "random " + i, point, objective, forward, random, smooth));
            }
        }
        return new Result(smooth, points);
    }

    private Point point(
            String name, double[] at, FitObjective objective, Kernel forward, RandomGenerator random, boolean smooth) {
        var parameters = fit.plan().space(stage).parameters();
        int n = at.length;
        var evaluation = objective.evaluate(new double[][] {at}, Want.GRADIENT);
        double loss = evaluation.loss(0);
        var gradient = evaluation.gradient(0);
        var along = new double[directions][n];
        for (var direction : along) {
            for (int p = 0; p < n; p++) {
                direction[p] = random.nextGaussian() * width(parameters.get(p));
            }
        }
        var values = new TreeMap<>(fit.plan().startingValues());
        double norm = 0;
        var zero = new ArrayList<String>();
        for (int p = 0; p < n; p++) {
            values.put(parameters.get(p).name(), at[p]);
            double scaled = gradient[p] * width(parameters.get(p));
            norm += scaled * scaled;
            if (gradient[p] == 0) {
                zero.add(parameters.get(p).name());
            }
        }
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            var failure = Double.isFinite(loss) ? "the gradient" : "the loss";
            return new Point(name, values, loss, norm, Double.NaN, Double.NaN, zero, 0, Optional.of(failure));
        }
        return new Point(
                name,
                values,
                loss,
                Math.sqrt(norm),
                worst(gradient, along, tangents(at, along, forward)),
                differences(at, along, gradient, objective),
                zero,
                smooth ? 0 : spikes(values),
                Optional.empty());
    }

    /// Steps of all traces in which the model spikes.
    private long spikes(Map<String, Double> values) {
        var lowered = fit.lowered(stage, 1);
        var recorded = List.of(CellSimulation.SPIKE);
        try (var simulation = new CellSimulation(lowered, fit.plan().dtMs(), recorded, false, fit.engine())) {
            return fit.plan().train().stream()
                    .mapToLong(
                            trace -> simulation
                                    .run(List.of(values), trace.inputs(), key.value())
                                    .getFirst()
                                    .samples(CellSimulation.SPIKE)
                                    .stream()
                                    .filter(spike -> spike > 0.5)
                                    .count())
                    .sum();
        }
    }

    /// Forward mode along every direction: one lane each.
    private double[] tangents(double[] at, double[][] along, Kernel forward) {
        var names = fit.plan().space(stage).names();
        double total =
                fit.plan().train().stream().mapToDouble(stage.loss()::weight).sum();
        var sums = new double[along.length];
        for (var trace : fit.plan().train()) {
            try (var binding = forward.bind(Sizes.of(trace.size(), along.length))) {
                TraceInputs.set(binding, forward.program(), trace, stage.loss(), total);
                for (int p = 0; p < at.length; p++) {
                    int place = p;
                    var same = new double[along.length];
                    Arrays.fill(same, at[p]);
                    binding.set(names.get(p), same);
                    binding.set(
                            TANGENT + names.get(p),
                            Arrays.stream(along).mapToDouble(d -> d[place]).toArray());
                }
                forward.run(List.of(binding), fit.engine().threads());
                var part = binding.get(TANGENT + "loss");
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += part[k];
                }
            }
        }
        return sums;
    }

    private double differences(double[] at, double[][] along, double[] gradient, FitObjective objective) {
        int n = at.length;
        var points = new double[along.length * STEPS.length * 2][n];
        int row = 0;
        for (var direction : along) {
            for (double step : STEPS) {
                for (int p = 0; p < n; p++) {
                    points[row][p] = at[p] + step * direction[p];
                    points[row + 1][p] = at[p] - step * direction[p];
                }
                row += 2;
            }
        }
        var losses = objective.evaluate(points, Want.LOSS);
        double worst = 0;
        row = 0;
        for (var direction : along) {
            double best = Double.POSITIVE_INFINITY;
            for (double step : STEPS) {
                double slope = (losses.loss(row) - losses.loss(row + 1)) / (2 * step);
                best = Math.min(best, relative(gradient, direction, slope));
                row += 2;
            }
            worst = Math.max(worst, best);
        }
        return worst;
    }

    private static double worst(double[] gradient, double[][] along, double[] slopes) {
        double worst = 0;
        for (int k = 0; k < along.length; k++) {
            worst = Math.max(worst, relative(gradient, along[k], slopes[k]));
        }
        return worst;
    }

    /// |∇·d − slope| over Σ|∇ᵢ dᵢ|, so that terms that cancel do not count as an error.
    private static double relative(double[] gradient, double[] direction, double slope) {
        double product = 0;
        double size = Double.MIN_NORMAL;
        for (int p = 0; p < gradient.length; p++) {
            product += gradient[p] * direction[p];
            size += Math.abs(gradient[p] * direction[p]);
        }
        return Math.abs(product - slope) / Math.max(size, Math.abs(slope));
    }

    private double[] start(Map<String, Double> values) {
        return fit.plan().space(stage).parameters().stream()
                .mapToDouble(parameter -> {
                    double inBase = FitPlan.inBase(parameter);
                    double at = parameter.start().isPresent()
                            ? parameter.start().getAsDouble() * inBase
                            : values.getOrDefault(parameter.name(), 0.0);
                    return Math.clamp(at, parameter.lower() * inBase, parameter.upper() * inBase);
                })
                .toArray();
    }

    private double[] random(RandomGenerator random) {
        return fit.plan().space(stage).parameters().stream()
                .mapToDouble(parameter -> parameter.lower() * FitPlan.inBase(parameter)
                        + (0.05 + 0.9 * random.nextDouble()) * width(parameter))
                .toArray();
    }

    private static double width(FreeParameter parameter) {
        return (parameter.upper() - parameter.lower()) * FitPlan.inBase(parameter);
    }

    private static boolean hasSpike(Program program) {
        return program.steps().stream()
                .anyMatch(step ->
                        step.op() instanceof Op.Spike || (step.op() instanceof Op.Scan scan && hasSpike(scan.body())));
    }
}
