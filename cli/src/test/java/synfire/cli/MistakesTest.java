package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
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

    private static final String DAMAGED = "\nfix: the file is cut or damaged; copy it again from where it came from";

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
                .isEqualToNormalizingNewlines(
                        "synfire: study.toml: model: there is no model 'liff' (did you mean 'lif'?): neither a file at that path nor a name of the catalogue, which has %s\n"
                                .formatted(String.join(", ", synfire.models.Catalogue.names())));
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

    @Test
    void recording_cutInPackedData_saysWhere() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write("current (pA),voltage (mV)\n0,-70\n0,-71\n".getBytes(StandardCharsets.US_ASCII));
        }
        Files.write(folder.resolve("cell.csv"), Arrays.copyOf(packed.toByteArray(), 20));

        expectRecording("gzip: the packed data stop in the middle, after 9 unpacked bytes" + DAMAGED);
    }

    @Test
    void recording_ofAnotherFormat_isNamedWithThoseThatAreRead() throws IOException {
        Files.writeString(folder.resolve("cell.csv"), "MATLAB 5.0 MAT-file, Platform: GLNX86");

        expectRecording("this is a MATLAB file\nfix: give a file in NWB 2 (HDF5), ABF 1 or 2, Igor binary wave 2 or 5,"
                + " or a table of numbers as text");
    }

    @Test
    void recording_cutInItsHeader_namesByteAndField() throws IOException {
        Files.write(folder.resolve("cell.csv"), Arrays.copyOf("ABF2".getBytes(StandardCharsets.US_ASCII), 100));

        expectRecording("byte 220 (strings section: block): 4 bytes are expected here, but the file ends at byte 100"
                + DAMAGED);
    }

    @Test
    void recording_hdf5OfNothing_isRefused() throws IOException {
        var bytes = new byte[1 << 20];
        System.arraycopy(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'}, 0, bytes, 0, 8);
        Files.write(folder.resolve("cell.csv"), bytes);

        expectRecording("header: the HDF5 structure is broken (IllegalArgumentException: Couldn't read 0 bytes as int)"
                + DAMAGED);
    }

    @Test
    void recording_withACellThatIsNoNumber_namesLineAndColumn() throws IOException {
        Files.writeString(folder.resolve("cell.csv"), "current (pA),voltage (mV)\n0,-70\n0,-7o\n");

        expectRecording("line 3, column 2: '-7o' is not a number\nfix: correct it, or set separator or header_rows");
    }

    @Test
    void recording_sweepsThatAreNotThere_areNamed() throws IOException {
        Files.writeString(folder.resolve("cell.csv"), "current (pA),voltage (mV)\n0,-70\n0,-70\n");

        expect(
                "model = \"hh-traub\"\n" + FIT + TEXT.replace("cell.csv", "cell.csv#sweeps=3"),
                65,
                "cell.csv: #sweeps=3: there is no sweep 3; there is 1 sweep, counted from 0\nfix: choose among them");
    }

    @Test
    void study_brokenToml_namesLineAndColumn() throws IOException {
        expect(
                "model = \"lif\"\n[fit\n",
                65,
                "study.toml:2:5: Newline not permitted here; see docs/reference/study.md");
    }

    @Test
    void study_withoutBounds_namesTheKey() throws IOException {
        expect(
                "model = \"hh-traub\"\n[fit]\ng_L = {}\n" + SIMULATED,
                65,
                "study.toml: fit.g_L.bounds: missing; see docs/reference/study.md for a complete study");
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
