package synfire.learn.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import synfire.learn.optimize.Evaluation;
import synfire.learn.optimize.LeastSquares;
import synfire.learn.optimize.Linearization;
import synfire.learn.optimize.Want;
import synfire.learn.transform.FreeParameter;
import synfire.learn.transform.ParameterSpace;

/// Recovery of (a, b, k1, k2) of the GIF cell from its potential.
///
/// @param stride residuals at every so-many-th step; the paper's loss has 100
record GifProblem(SpikeSlope slopes, int stride) implements LeastSquares {

    static final ParameterSpace SPACE = ParameterSpace.of(
            FreeParameter.of("a", "1/ms", 0, 0.1),
            FreeParameter.of("b", "1/ms", 0, 0.1),
            FreeParameter.of("k1", "1/ms", 0.1, 1),
            FreeParameter.of("k2", "1/ms", 0.01, 0.1));

    static final List<Double> TRUTH = List.of(0.005, 0.01, 0.2, 0.02);

    /// The paper's loss and gradient.
    static GifProblem ofPaper() {
        return new GifProblem(new SpikeSlope.Surrogate(1), 100);
    }

    @Override
    public int dimension() {
        return 4;
    }

    @Override
    public List<Linearization> linearize(double[][] points) {
        var target = target();
        return Arrays.stream(points).map(point -> linearize(point, target)).toList();
    }

    @Override
    public Evaluation evaluate(double[][] points, Want want) {
        if (want != Want.LOSS) {
            return LeastSquares.super.evaluate(points, want);
        }
        var target = target();
        return Evaluation.ofLosses(Arrays.stream(points)
                .mapToDouble(point -> new Linearization(
                                0,
                                residuals(new GifTraces(point, slopes, stride, false), target),
                                new double[0],
                                lengths(target))
                        .loss())
                .toArray());
    }

    static GifTraces traces(List<Double> p) {
        double[] values = p.stream().mapToDouble(Double::doubleValue).toArray();
        return new GifTraces(values, new SpikeSlope.Event(), 1, false);
    }

    private GifTraces target() {
        double[] truth = TRUTH.stream().mapToDouble(Double::doubleValue).toArray();
        return new GifTraces(truth, slopes, stride, false);
    }

    private Linearization linearize(double[] point, GifTraces target) {
        var traces = new GifTraces(point, slopes, stride, true);
        var jacobian = new ArrayList<double[]>(List.of(traces.tangents));
        double[] flat = jacobian.stream().flatMapToDouble(Arrays::stream).toArray();
        return new Linearization(4, residuals(traces, target), flat, lengths(target));
    }

    private static double[] residuals(GifTraces model, GifTraces data) {
        int length = data.potentials[0].length;
        double[] residuals = new double[GifTraces.TRACES * length];
        for (int trace = 0; trace < GifTraces.TRACES; trace++) {
            for (int i = 0; i < length; i++) {
                residuals[trace * length + i] = model.potentials[trace][i] - data.potentials[trace][i];
            }
        }
        return residuals;
    }

    private static int[] lengths(GifTraces traces) {
        return Arrays.stream(traces.potentials).mapToInt(row -> row.length).toArray();
    }
}
