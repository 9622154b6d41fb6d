package synfire.learn.paper;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.LeastSquares;
import synfire.learn.optimize.Linearization;
import synfire.learn.optimize.Want;
import synfire.learn.transform.FreeParameter;
import synfire.learn.transform.ParameterSpace;

/// Fit of (g_L, g_Na, g_K, V_T) of the Hodgkin–Huxley cell to potentials.
///
/// @param data potentials in mV, one list per trace
/// @param stride residuals at every so-many-th sample; the paper's loss has 149
record HhProblem(List<List<Double>> data, boolean exponential, boolean before, int stride) implements LeastSquares {

    static final ParameterSpace SPACE = ParameterSpace.of(
            FreeParameter.of("g_L", "uS", 1e-4, 0.1),
            FreeParameter.of("g_Na", "uS", 0.01, 40),
            FreeParameter.of("g_K", "uS", 0.01, 20),
            FreeParameter.of("V_T", "mV", -65, -50));

    static final List<Double> TARGET =
            List.of(0.008363657201143428, 24.697737655778038, 5.814895041093182, -55.31094455202257);

    /// The paper's problem, with its opening rate of h.
    static HhProblem ofPaper() {
        return new HhProblem(potentials(TARGET, false, false), false, false, 149);
    }

    static List<List<Double>> potentials(List<Double> p, boolean exponential, boolean before) {
        double[] values = p.stream().mapToDouble(Double::doubleValue).toArray();
        return Arrays.stream(new HhTraces(values, exponential, before, false).potentials)
                .map(trace -> Arrays.stream(trace).boxed().toList())
                .toList();
    }

    @Override
    public int dimension() {
        return 4;
    }

    @Override
    public List<Linearization> linearize(double[][] points) {
        return Arrays.stream(points).map(this::linearize).toList();
    }

    @Override
    public Evaluation evaluate(double[][] points, Want want) {
        if (want != Want.LOSS) {
            return LeastSquares.super.evaluate(points, want);
        }
        return Evaluation.ofLosses(Arrays.stream(points)
                .mapToDouble(point -> Arrays.stream(residuals(new HhTraces(point, exponential, before, false)))
                        .map(r -> r * r)
                        .average()
                        .orElseThrow())
                .toArray());
    }

    private Linearization linearize(double[] point) {
        var traces = new HhTraces(point, exponential, before, true);
        int each = samples().length;
        double[] jacobian = new double[HhTraces.TRACES * each * 4];
        int[] segments = new int[HhTraces.TRACES];
        Arrays.fill(segments, each);
        for (int trace = 0; trace < HhTraces.TRACES; trace++) {
            for (int i = 0; i < each; i++) {
                System.arraycopy(traces.tangents[trace], 4 * samples()[i], jacobian, 4 * (trace * each + i), 4);
            }
        }
        return new Linearization(4, residuals(traces), jacobian, segments);
    }

    private double[] residuals(HhTraces traces) {
        return IntStream.range(0, HhTraces.TRACES)
                .boxed()
                .flatMapToDouble(trace -> Arrays.stream(samples())
                        .mapToDouble(k ->
                                traces.potentials[trace][k] - data.get(trace).get(k)))
                .toArray();
    }

    private int[] samples() {
        return IntStream.iterate(0, k -> k < HhTraces.STEPS, k -> k + stride).toArray();
    }
}
