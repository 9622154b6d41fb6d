package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the program says, word for word, when a model stops being numbers.
///
/// With Euler's scheme the distance of `v` from where it settles is multiplied by 1 - dt/tau in each step.
final class DivergenceTest {

    /// A membrane; and one whose potential is not a number above `limit`.
    private static final String MODEL = """
            # %s: a membrane with Euler's scheme.
            model %s
            parameters
              tau   = 1 ms   in (0, inf)   # time constant
              R     = 1 MOhm in (0, inf)   # resistance
              limit = 5 mV                 # where the root ends
            state
              v = 0 mV                     # potential
            inputs
              I : nA                       # current
            equations
              dv/dt = (R*I - v)/tau %s : mV
            scheme euler
            """;

    private static final String FIT = """
            title = "a cell"
            model = "%s.model"
            [fit]
            R = { bounds = ["8 MOhm", "20 MOhm"], start = "9 MOhm" }
            %s
            [[stage]]
            name = "only"
            starts = 2
            evaluations = 20
            """;

    private static final String RECORDED = """
            [data]
            train = ["cell.csv"]
            columns = { dt = "%s", layout = "columns" }
            %s
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void models() throws IOException {
        Files.writeString(folder.resolve("leak.model"), MODEL.formatted("leak", "leak", ""));
        Files.writeString(
                folder.resolve("root.model"), MODEL.formatted("root", "root", "+ 0*sqrt((limit - v)/mV)*mV/ms"));
    }

    @Test
    void simulate_timeStepTooLong_isNamedWithOneThatIsNot() {
        var run = Program.run(
                "simulate",
                folder.resolve("leak.model").toString(),
                "--current=1 nA*2000ms",
                "--dt=4ms",
                "--out=" + folder);

        // v(k) = 1 - (-3)^k mV: above 1e6 mV for the first time at k = 13, far from its range, 0 to 1 mV, at k = 3
        assertThat(run.err()).isEqualToNormalizingNewlines("""
                synfire: model 'leak' does not run: v is 1.594e6 mV in step 13 (52 ms) of trace 'stimulus'; the time step of 4 ms is too long: v grows without bound, to 28 mV in step 3 (12 ms), and with steps of 1 ms it stays between 0 and 1 mV
                fix: give --dt 1ms
                """);
        assertThat(run.code()).isEqualTo(65);
    }

    @Test
    void simulate_withTheTimeStepThatTheMessageGives_runs() {
        var run = Program.run(
                "simulate",
                folder.resolve("leak.model").toString(),
                "--current=1 nA*2000ms",
                "--dt=1ms",
                "--out=" + folder);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("v from 0.0000 to 1.0000, 1.0000 at the end (mV)");
    }

    @Test
    void simulate_parameterFarOff_isNotBlamedOnTheTimeStep() {
        var run = Program.run(
                "simulate",
                folder.resolve("root.model").toString(),
                "--current=10 nA*20ms",
                "--dt=0.1ms",
                "--out=" + folder);

        // 10·(1 - 0.9^k) mV is above the limit of 5 mV from k = 7 on, and the root of it is what step 8 begins with
        assertThat(run.err()).isEqualToNormalizingNewlines("""
                synfire: model 'root' does not run: v is NaN in step 8 (0.8 ms) of trace 'stimulus'; it ends so with shorter time steps too, so it is the parameters' doing
                fix: give other values with --set, or another stimulus
                """);
        assertThat(run.code()).isEqualTo(65);
    }

    @Test
    void fit_dataThatCannotBeMade_isNamed() throws IOException {
        var run = Program.fit(folder, FIT.formatted("leak", """
                [simulated]
                parameters = { R = "10 MOhm" }
                dt = "4 ms"
                stimuli = [[["1 nA", "2000 ms"]]]
                """));

        assertThat(run.err()).isEqualToNormalizingNewlines("""
                synfire: [simulated] of 'a cell' makes no data: v is 1.771e6 mV in step 11 (44 ms) of trace 'protocol 0'; the time step of 4 ms is too long: v grows without bound, to 280 mV in step 3 (12 ms), and with steps of 1 ms it stays between 0 and 10 mV
                fix: set dt = "1 ms" under [simulated]
                """);
        assertThat(run.code()).isEqualTo(65);
    }

    @Test
    void fit_timeStepTooLong_namesVariableTraceTimeAndAStepThatHelps() throws IOException {
        recording("cell.csv", 1, 10, 1000);

        var run = Program.fit(folder, FIT.formatted("leak", RECORDED.formatted("4 ms", "")));

        // (-3)^1000 mV is no number any more
        assertThat(run.err()).isEqualToNormalizingNewlines("""
                synfire: stage 'only' of 'a cell': the loss is not a number at any of the 2 points that were tried; at the first, R = 9 MOhm: v is 1.594e6 mV in step 11 (44 ms) of trace 'cell.csv, sweep 0'; the time step of 4 ms is too long: v grows without bound, to 252 mV in step 3 (12 ms), and with steps of 1 ms it stays between 0 and 9 mV
                fix: set dt = "1 ms" under [data]
                """);
        assertThat(run.code()).isEqualTo(65);
    }

    @Test
    void fit_noPointWithALoss_namesVariableTraceAndTime() throws IOException {
        recording("cell.csv", 1, 1, 100);

        var run = Program.fit(folder, FIT.formatted("root", RECORDED.formatted("0.1 ms", "")));

        assertThat(run.err()).isEqualToNormalizingNewlines("""
                synfire: stage 'only' of 'a cell': the loss is not a number at any of the 2 points that were tried; at the first, R = 9 MOhm: v is NaN in step 9 (0.9 ms) of trace 'cell.csv, sweep 0'; it ends so with shorter time steps too, so it is the parameters' doing
                fix: narrow the bounds under [fit], or give a start at which the model runs
                """);
        assertThat(run.code()).isEqualTo(65);
    }

    @Test
    void fit_heldOutDataItCannotRun_keepsTheResultAndWarns() throws IOException {
        recording("cell.csv", 0.1, 1.1, 100);
        recording("other.csv", 0.6, 6.6, 100);

        var run = Program.fit(folder, FIT.formatted("root", RECORDED.formatted("0.1 ms", "test = [\"other.csv\"]")));

        assertThat(run.err()).isEqualToNormalizingNewlines("""
                synfire: the fitted model does not run on the held-out data: v is NaN in step 14 (1.4 ms) of trace 'other.csv, sweep 0'; it ends so with shorter time steps too, so it is the parameters' doing
                fix: train on a stimulus that is more like it
                """);
        assertThat(run.code()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("out/fit.json"))).contains("\"warnings\" : [ \"the fitted model");
        assertThat(folder.resolve("out/report.html")).exists();
    }

    private void recording(String file, double nA, double mV, int samples) throws IOException {
        Files.writeString(
                folder.resolve(file),
                "current (nA),voltage (mV)\n" + "%s,%s\n".formatted(nA, mV).repeat(samples));
    }
}
