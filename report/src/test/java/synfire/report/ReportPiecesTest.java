package synfire.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.network.SpikeTrain;
import synfire.report.LossHistory.Outcome;
import synfire.report.ParameterTable.Fitted;
import synfire.report.ParameterTable.Verdict;
import synfire.report.figure.Layer;
import synfire.report.figure.Matrix;
import synfire.report.figure.Panel;
import synfire.report.figure.Scale;
import synfire.report.figure.Series;
import synfire.report.page.Block;
import synfire.report.terminal.Terminal;
import synfire.report.terminal.TextTable;

final class ReportPiecesTest {

    private static final double NAN = Double.NaN;

    @Test
    void sample_wholeReport_isWrittenAsOneFile() throws Exception {
        var file = Path.of("target", "sample-report.html");

        SampleReport.report(4000).write(file);

        assertThat(Files.readString(file)).contains("Figure 9.", "fitted.model", "</html>");
    }

    @Test
    void residual_otherUnitOfTheSameQuantity_isConverted() {
        var volts = new Signal("fit", Units.V, 1, 0, Samples.of(0.001, 0.002));

        assertThat(Traces.residual(signal("data", 1.5, 2), volts).samples().toArray())
                .containsExactly(new double[] {0.5, 0}, within(1e-12));
    }

    @Test
    void residual_otherTimes_saysBothAndTheFix() {
        var other = new Signal("fit", Units.MV, 0.5, 0, Samples.of(1, 2, 3));

        assertThatThrownBy(() -> Traces.residual(signal("data", 1, 2), other))
                .hasMessage(
                        "'data' has 2 samples every 1.0 ms from 0.0 ms, but 'fit' has 3 every 0.5 ms from 0.0 ms; resample one to the times of the other");
    }

    @Test
    void autocorrelation_alternatingSignal_alternates() {
        var signal = new Signal("x", Units.MV, 1, 0, Samples.generate(1000, i -> i % 2 == 0 ? 1 : -1));

        var correlation = Autocorrelation.of(signal, 3);

        // the biased estimate at lag k has k samples less than at lag 0
        assertThat(correlation.y().toArray()).containsExactly(new double[] {1, -0.999, 0.998, -0.997}, within(1e-12));
    }

    @Test
    void traces_severalSweeps_shareOneAxis() {
        var trace = TraceComparison.Trace.of("a", signal("I", 0, 1), signal("data", 1, 2), signal("fit", 1, 1));

        var one = TraceComparison.of("one", trace).figure();
        var two = TraceComparison.of("two", trace, trace).figure();

        assertThat(one.panels())
                .extracting(panel -> panel.y().label())
                .containsExactly("stimulus", "membrane potential", "residual");
        assertThat(two.panels())
                .extracting(panel -> panel.y().label())
                .containsExactly("stimulus", "membrane potential", "membrane potential");
    }

    @Test
    void raster_trains_countEverySpikeInTheRate() {
        var train = SpikeTrain.of(new double[] {10, 10.5, 90}, 0, 150);

        var figure = new RasterComparison("r", List.of(train), List.of(train, train), "").figure();

        // 150 bins of 1 ms: each spike adds 1000 Hz in one bin of each train
        for (var layer : figure.panels().get(1).layers()) {
            var rates = ((Layer.Steps) layer).series().y();
            assertThat(rates.stream().sum()).isEqualTo(3000);
        }
    }

    @Test
    void agreement_withAndWithoutCeiling_isASentence() {
        assertThat(RasterComparison.agreement(0.7, 0.875, 4))
                .isEqualTo("Γ = 0.700 at ±4 ms, 80 % of the ceiling 0.875 (repeats of the cell among themselves)");
        assertThat(RasterComparison.agreement(0.7, NAN, 2.5)).isEqualTo("Γ = 0.700 at ±2.5 ms");
    }

    @Test
    void lossHistory_fallOverDecades_isLogarithmicWithTheBestOnTop() {
        var history = new LossHistory(
                "h",
                "evaluations",
                "mV²",
                List.of(start("b", Outcome.BEST, 100, 1e-6), start("a", Outcome.ABANDONED, 100, 90)));

        var panel = history.figure().panels().getFirst();

        assertThat(panel.y().scale()).isEqualTo(Scale.LOG);
        assertThat(panel.layers().getLast().name()).isEqualTo("best");
        assertThat(TextTable.of(history.table(), Terminal.PIPE)).isEqualTo("""
                start  loss (mV²)  evaluations  outcome
                ─────────────────────────────────────────
                b            1e-6           10  best
                a          90.000           10  abandoned
                """);
    }

    @Test
    void lossHistory_negativeLosses_stayLinear() {
        var history = new LossHistory("h", "evaluations", "", List.of(start("a", Outcome.BEST, -1, -900)));

        assertThat(history.figure().panels())
                .extracting(Panel::y)
                .allMatch(y -> y.scale().equals(Scale.LINEAR));
    }

    @Test
    void parameters_mixedVerdicts_areMarkedAndNamed() {
        var table = new ParameterTable(
                "",
                List.of(
                        new Fitted("g_L", "nS/cm**2", 0.3021, 0.0044, 0, 3, 0.3, Verdict.DETERMINED),
                        new Fitted("k1", "1", 12, NAN, 1, 20, NAN, Verdict.UNDETERMINED)));

        assertThat(TextTable.of(table.table(), Terminal.PIPE)).isEqualTo("""
                parameter   value  standard error  unit    truth  off by (errors)  bounds
                ─────────────────────────────────────────────────────────────────────────────────────────
                g_L        0.3021        ± 0.0044  nS/cm²    0.3              0.5   0 … 3
                k1         12.000               –              –                –  1 … 20  not determined
                """);
        assertThat(table.warnings())
                .containsExactly(
                        new Block.Notice(
                                Block.Level.WARNING,
                                "Parameters not determined",
                                "`k1`: the data say nothing about the value, within the bounds any would do: fix it, or record with a stimulus on which the model depends on it."));
    }

    @Test
    void correlation_strongPairs_areListedStrongestFirst() {
        var matrix = Matrix.of(new double[][] {{1, 0.9, -0.95}, {0.9, 1, 0.1}, {-0.95, 0.1, 1}});

        var pairs = new CorrelationMatrix("c", List.of("a", "b", "c"), matrix).pairs(0.5);

        assertThat(pairs.rows())
                .extracting(row -> String.join(" ", row.cells()))
                .containsExactly("a c -0.950", "a b 0.900");
    }

    @Test
    void correlation_wrongSize_saysBoth() {
        assertThatThrownBy(() -> new CorrelationMatrix("c", List.of("a"), new Matrix(0, 0, Samples.empty())))
                .hasMessage("1 parameters were given a matrix of 0 rows and 0 columns; give one of each per parameter");
    }

    private static LossHistory.Start start(String name, Outcome outcome, double first, double last) {
        return new LossHistory.Start(name, Series.uniform(0, 10, first, last), outcome);
    }

    private static Signal signal(String name, double... samples) {
        return new Signal(name, Units.MV, 1, 0, Samples.of(samples));
    }
}
