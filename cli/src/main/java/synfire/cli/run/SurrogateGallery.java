package synfire.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import synfire.equations.Surrogate;
import synfire.equations.SurrogateCatalogue;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.SurrogatePrograms;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.network.Samples;
import synfire.report.CurveGrid;
import synfire.report.figure.Figure;
import synfire.report.figure.Limits;
import synfire.report.figure.Scale;
import synfire.report.figure.Series;

/// All surrogates of the model language with their usual settings: the spike's value in hard mode (a step),
/// the derivative that stands in for the step's, and that derivative's antiderivative, the value in soft
/// mode.
public final class SurrogateGallery {

    private static final TensorType LANES = TensorType.of(DType.F64, Axis.LANE);
    private static final double FAR = 3;
    private static final int POINTS = 241;
    private static final int COLUMNS = 3;
    private static final Limits SHOWN = new Limits.Between(-0.6, 2.2);

    private SurrogateGallery() {}

    public static Figure figure() {
        var x = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = FAR * (2.0 * i / (POINTS - 1) - 1);
        }
        var cells = new ArrayList<CurveGrid.Cell>();
        for (var name : SurrogateCatalogue.names()) {
            var function = SurrogateCatalogue.function(new Surrogate(name, new TreeMap<>(), new Surrogate.Margin()));
            cells.add(new CurveGrid.Cell(
                    name,
                    List.of(
                            new CurveGrid.Curve("value of the spike", series(x, step(x))),
                            new CurveGrid.Curve(
                                    "derivative", series(x, run(SurrogatePrograms.derivative(function, LANES), x))),
                            new CurveGrid.Curve(
                                    "antiderivative", series(x, run(SurrogatePrograms.smooth(function, LANES), x))))));
        }
        return new CurveGrid(
                        "Surrogates",
                        COLUMNS,
                        synfire.report.figure.Axis.of("distance to threshold, in units of its scale", ""),
                        new synfire.report.figure.Axis("", "", Scale.LINEAR, SHOWN),
                        cells)
                .figure();
    }

    private static double[] step(double[] x) {
        var step = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            step[i] = x[i] < 0 ? 0 : 1;
        }
        return step;
    }

    private static double[] run(Program program, double[] x) {
        var y = Interpreter.run(
                        program, Map.of("x", Tensor.of(LANES, x)), Sizes.none().with(Axis.LANE, x.length))
                .values()
                .iterator()
                .next();
        var values = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            values[i] = y.get(y.size() == 1 ? 0 : i);
        }
        return values;
    }

    /// Rounded, so that the figure is the same text on every machine.
    private static Series series(double[] x, double[] y) {
        return new Series.Points(Samples.of(x), Samples.generate(y.length, i -> Math.rint(y[i] * 1e6) * 1e-6));
    }
}
