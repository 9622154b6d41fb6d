package synfire.learn.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import synfire.ir.Sizes;
import synfire.kernels.Binding;
import synfire.kernels.MemoryPlan;
import synfire.learn.loss.StepLoss;
import synfire.learn.loss.Trace;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.Objective;
import synfire.learn.optimize.Want;
import synfire.simulate.Engine;

/// The loss of a model on recorded traces: every parameter vector is a lane, every trace a batch of one kernel call.
///
/// Points are physical values in the base units of [LossProgram]'s free parameters. Losses of traces are averaged with
/// the weights that the loss gives them. Not for use by several threads at once.
public final class FitObjective implements Objective, AutoCloseable {

    /// Lanes of one kernel call; more points are cut into several calls, so memory stays bounded.
    private static final int MOST_LANES = 1024;

    private final LossKernels kernels;
    private final StepLoss loss;
    private final List<Trace> traces;
    private final Map<Batch, List<Binding>> bindings = new HashMap<>();

    private record Batch(Want want, int lanes) {}

    public FitObjective(LossProgram program, StepLoss loss, List<Trace> traces, Engine engine) {
        this(new LossKernels(program, engine), loss, traces);
    }

    /// An objective that may share its kernels with others.
    ///
    /// @param loss the one of the kernels' program, or one that differs in its series only
    FitObjective(LossKernels kernels, StepLoss loss, List<Trace> traces) {
        if (traces.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to fit to; give at least one training trace");
        }
        this.kernels = kernels;
        this.loss = loss;
        this.traces = List.copyOf(traces);
    }

    @Override
    public int dimension() {
        return kernels.program().free().size();
    }

    /// Whether [Want#CURVATURE] is served.
    public boolean curved() {
        return kernels.program().curved();
    }

    @Override
    public Evaluation evaluate(double[][] points, Want want) {
        int n = points.length;
        int d = dimension();
        var losses = new double[n];
        var gradients = want == Want.LOSS ? new double[0][] : new double[n][d];
        var curvatures = want == Want.CURVATURE ? new double[n][d * d] : new double[0][];
        for (int from = 0; from < n; from += MOST_LANES) {
            int to = Math.min(n, from + MOST_LANES);
            run(points, from, to, want);
            collect(from, to, want, losses, gradients, curvatures);
        }
        return switch (want) {
            case LOSS -> Evaluation.ofLosses(losses);
            case GRADIENT -> Evaluation.ofGradients(losses, gradients);
            case CURVATURE -> Evaluation.ofCurvatures(losses, gradients, curvatures);
        };
    }

    /// What one batch of that kind holds in memory; compiles its kernel.
    public MemoryPlan memory(Want want, Sizes sizes) {
        try (var binding = kernels.of(want).bind(sizes)) {
            return binding.plan();
        }
    }

    private void run(double[][] points, int from, int to, Want want) {
        int lanes = lanes(to - from);
        var batch = bound(want, lanes);
        for (int p = 0; p < dimension(); p++) {
            var values = new double[lanes];
            for (int i = 0; i < lanes; i++) {
                values[i] = points[Math.min(to - 1, from + i)][p];
            }
            for (var binding : batch) {
                binding.set(kernels.program().free().get(p), values);
            }
        }
        kernels.of(want).run(batch, kernels.threads());
    }

    private void collect(int from, int to, Want want, double[] losses, double[][] gradients, double[][] curvatures) {
        int d = dimension();
        for (var binding : bound(want, lanes(to - from))) {
            add(binding.get("loss"), from, to, losses);
            for (int p = 0; want != Want.LOSS && p < d; p++) {
                var part = binding.get("gradient." + kernels.program().free().get(p));
                for (int i = from; i < to; i++) {
                    gradients[i][p] += part[i - from];
                }
            }
            for (int p = 0; want == Want.CURVATURE && p < d; p++) {
                for (int q = p; q < d; q++) {
                    var part = binding.get("curvature.%d.%d".formatted(p, q));
                    for (int i = from; i < to; i++) {
                        curvatures[i][p * d + q] += part[i - from];
                        curvatures[i][q * d + p] = curvatures[i][p * d + q];
                    }
                }
            }
        }
    }

    private static void add(double[] part, int from, int to, double[] sums) {
        for (int i = from; i < to; i++) {
            sums[i] += part[i - from];
        }
    }

    /// Lanes to bind for so many points: the next power of two from 8, so that few bindings serve all counts.
    private static int lanes(int points) {
        return Math.max(8, Integer.highestOneBit(Math.max(1, points - 1)) * 2);
    }

    private List<Binding> bound(Want want, int lanes) {
        return bindings.computeIfAbsent(new Batch(want, lanes), key -> {
            double total = traces.stream().mapToDouble(loss::weight).sum();
            var all = new ArrayList<Binding>();
            for (var trace : traces) {
                var binding = kernels.of(want).bind(Sizes.of(trace.size(), lanes));
                TraceInputs.set(binding, kernels.of(want).program(), trace, loss, total);
                all.add(binding);
            }
            return all;
        });
    }

    @Override
    public void close() {
        bindings.values().forEach(batch -> batch.forEach(Binding::close));
        bindings.clear();
        kernels.close();
    }
}
