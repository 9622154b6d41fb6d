package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the program says, word for word, about each mistake that a user can make in a study or its data.
final class MistakesTest {

    private static final String FIT = """
            [fit]
            g_L = { bounds = ["1 nS", "50 nS"] }
            """;
    private static final String SIMULATED = """
            [simulated]
            dt = "0.1 ms"
            stimuli = [[["0.1 nA", "2 ms"]]]
            """;
    private static final String TEXT = """
            [data]
            train = ["cell.csv"]
            [data.columns]
            dt = "0.1 ms"
            layout = "columns"
            """;

    @TempDir
    Path folder;

    @Test
    void study_unknownKey_isNamedWithTheNearest() throws IOException {
        expect("model = \"lif\"\nsede = 3\n", 65, "study.toml:2:1: unknown key 'sede'; did you mean 'seed'?");
    }

    @Test
    void study_unknownModel_listsTheCatalogue() throws IOException {
        var run = Program.fit(folder, "model = \"liff\"\n" + FIT + SIMULATED);

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err())
                .startsWith(
                        "synfire: there is no model 'liff': neither a file at that path nor a name of the catalogue, which has lif, qif,");
    }

    @Test
    void study_boundsInTheWrongOrder_areShownInTheRightOne() throws IOException {
        expect(
                "model = \"hh-traub\"\n[fit]\ng_Na = { bounds = [\"40 uS\", \"1 uS\"] }\n" + SIMULATED,
                65,
                "study.toml: fit.g_Na: parameter 'g_Na' has bounds [40.0, 1.0] uS in the wrong order; write the smaller one first: [1.0, 40.0] uS");
    }

    @Test
    void study_parameterThatTheModelLacks_isNamedWithThoseItHas() throws IOException {
        expect(
                "model = \"lif\"\n[fit]\ng_L = { bounds = [\"1 nS\", \"50 nS\"] }\n" + SIMULATED,
                65,
                "study.toml: fit.g_L: model 'lif' has no parameter 'g_L'; it has " + parameters("lif"));
    }

    @Test
    void study_unitThatDoesNotFit_isNamedWithOneThatDoes() throws IOException {
        expect(
                "model = \"hh-traub\"\n[fit]\ng_L = { bounds = [\"1 mV\", \"50 mV\"] }\n" + SIMULATED,
                65,
                "study.toml: fit.g_L.bounds: '1 mV' does not fit; write it in a unit like uS");
    }

    @Test
    void study_unknownOptimizer_isNamedWithTheNearest() throws IOException {
        var run = Program.fit(
                folder, "model = \"hh-traub\"\n" + FIT + SIMULATED + "[[stage]]\noptimizer = \"levenberg-marquart\"\n");

        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "synfire: there is no optimizer 'levenberg-marquart' (did you mean 'levenberg-marquardt'?); choose one of "
                                + "levenberg-marquardt, spike-continuation, l-bfgs-b, l-bfgs-b-scipy, adam, sgd, de, two-points-de, pso, cma-es, "
                                + "nelder-mead, bayesian, random\n");
    }

    @Test
    void study_thatIsNotThere_isAFileError() {
        var run = Program.run("fit", folder.resolve("none.toml").toString());

        assertThat(run.code()).isEqualTo(74);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "synfire: there is no file '%s'; check the path%n".formatted(folder.resolve("none.toml")));
    }

    @Test
    void recording_withNaN_isNamedWithTheSample() throws IOException {
        Files.writeString(folder.resolve("cell.csv"), "current (pA),voltage (mV)\n0,-70\n0,nan\n0,-70\n");

        expectRecording(
                "sweep 0: sample 1 of the voltage, at 0.1 ms, is NaN\nfix: choose a window without it, such as @0ms:0.1ms");
    }

    @Test
    void recording_empty_isRefused() throws IOException {
        Files.writeString(folder.resolve("cell.csv"), "");

        expectRecording("the file is empty\nfix: the file is cut or damaged; copy it again from where it came from");
    }

    @Test
    void recording_thatIsNotThere_isNamed() throws IOException {
        expectRecording("there is no such file\nfix: check the path; it is relative to the folder of the study");
    }

    private void expectRecording(String message) throws IOException {
        expect("model = \"hh-traub\"\n" + FIT + TEXT, 65, folder.resolve("cell.csv") + ": " + message);
    }

    private void expect(String study, int code, String message) throws IOException {
        var run = Program.fit(folder, study);

        assertThat(run.err()).isEqualToNormalizingNewlines("synfire: " + message + "\n");
        assertThat(run.code()).isEqualTo(code);
    }

    private static String parameters(String model) {
        return synfire.models.Catalogue.get(model).parameters().stream()
                .map(parameter -> parameter.name())
                .toList()
                .toString();
    }
}
