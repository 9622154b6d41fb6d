package synfire.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A chained study that is killed without warning, again and again, and goes on each time, leaves the files
/// of one that was left alone.
@EnabledOnOs(OS.LINUX)
@Tag("slow")
final class KilledStudyTest {

    private static final Path EXAMPLES = Path.of(System.getProperty("synfire.root", ".."), "examples");
    private static final int KILLS = 10;
    private static final int LONGEST_MS = 25_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by the test engine
    Path folder;

    /// The example in small, with recordings and areas that it makes itself.
    static Path small(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("multiscale"));
        for (var name : List.of("pyramidal.toml", "fast-spiking.toml")) {
            Files.copy(
                    EXAMPLES.resolve("multiscale").resolve(name),
                    folder.resolve("multiscale").resolve(name));
        }
        var training = Files.readString(EXAMPLES.resolve("multiscale/training.toml"))
                .replaceAll("(?m)^excitatory = \\d+0$", "excitatory = 40")
                .replaceAll("(?m)^inhibitory = \\d+0$", "inhibitory = 20")
                .replaceAll("(?m)^excitatory = \\d$|^excitatory = 1\\d$", "excitatory = 2")
                .replaceAll("(?m)^inhibitory = \\d$", "inhibitory = 1")
                .replaceAll("(?m)^batch = .*$", "batch = 8")
                .replaceAll("(?m)^batches = .*$", "batches = 12")
                .replaceAll("(?m)^readout_trials = .*$", "readout_trials = 32")
                .replaceAll("(?m)^held_out = .*$", "held_out = 8")
                .replaceAll("(?m)^accuracy = .*$", "")
                .replaceAll("(?m)^every = \\d+$", "every = 2")
                .replace("dt = \"0.5 ms\"", "dt = \"0.5 ms\"\ncues = 1\ndelay = \"100 ms\"");
        Files.writeString(folder.resolve("multiscale/training.toml"), training);
        var study = Files.readString(EXAMPLES.resolve("multiscale.toml"))
                .replaceAll("(?m)^recorded = .*$", "")
                .replaceAll("(?m)^folder = .*$", "folder = \"nowhere\"");
        return Files.writeString(folder.resolve("study.toml"), study);
    }

    private ChildProgram begun(Path study, Path out) throws IOException {
        return ChildProgram.start(
                folder, List.of(), "study", study.toString(), "--quiet", "--threads=1", "--out", out.toString());
    }

    private static TreeMap<String, byte[]> files(Path of) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var all = Files.walk(of)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var name = String.valueOf(file.getFileName());
                if (!name.equals("manifest.json") && !name.equals("progress.jsonl")) {
                    files.put(of.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    @Test
    void study_killedAtRandom_leavesTheSameFiles() throws IOException, InterruptedException {
        var study = small(folder);
        var alone = folder.resolve("alone");
        var killed = folder.resolve("killed");
        assertThat(begun(study, alone).process().waitFor()).isZero();

        var random = RandomGenerator.of("L64X128MixRandom");
        int kills = 0;
        for (int i = 0; i < KILLS; i++) {
            var child = begun(study, killed);
            Thread.sleep(random.nextInt(2000, LONGEST_MS));
            if (child.process().isAlive()) {
                child.process().destroyForcibly().waitFor();
                kills++;
            }
        }
        assertThat(begun(study, killed).process().waitFor()).isZero();

        assertThat(kills).isPositive();
        assertSame(files(killed), files(alone));
    }

    /// Names all files that differ, and shows the text of the first.
    private static void assertSame(TreeMap<String, byte[]> found, TreeMap<String, byte[]> expected) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        var different = expected.keySet().stream()
                .filter(name -> !Arrays.equals(found.get(name), expected.get(name)))
                .toList();
        if (!different.isEmpty()) {
            var first = different.stream()
                    .filter(name -> !name.endsWith("stage.json") && !name.endsWith(".checkpoint"))
                    .findFirst()
                    .orElse(different.getFirst());
            assertThat(new String(found.get(first), UTF_8))
                    .as("of %s, which differ, %s", different, first)
                    .isEqualTo(new String(expected.get(first), UTF_8));
        }
        assertThat(different).isEmpty();
    }

    @Test
    void study_whoseTrainingIsGone_makesItAgainAndKeepsTheRest() throws IOException {
        var study = small(folder);
        var out = folder.resolve("out");
        assertThat(Program.run("study", study.toString(), "--threads=1", "--quiet", "--out", out.toString())
                        .code())
                .isZero();
        var before = files(out);
        try (var all = Files.list(out.resolve("training"))) {
            for (var file : all.toList()) {
                Files.delete(file);
            }
        }

        var again = Program.run("study", study.toString(), "--threads=1", "--out", out.toString());

        assertThat(again.err())
                .contains("excitatory cell: kept", "network: kept", "training: begins", "comparison: kept");
        assertSame(files(out), before);
    }
}
