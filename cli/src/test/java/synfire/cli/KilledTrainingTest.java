package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A training that is killed without warning, again and again, and goes on each time, leaves the files of one that was
/// left alone.
@EnabledOnOs(OS.LINUX)
@Tag("slow")
final class KilledTrainingTest {

    private static final int KILLS = 20;
    private static final int LONGEST_MS = 400;

    private static final String STUDY = """
            task = "evidence-accumulation"

            [set]
            delay = "50 ms"
            cues = 1

            [network]
            excitatory = 24
            inhibitory = 8

            [train]
            rate = 0.003
            batch = 16
            batches = 2000

            [stop]
            held_out = 16
            every = 7

            [checkpoint]
            every = 3
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by the test engine
    Path folder;

    private ChildProgram begun(Path out) throws IOException {
        var study = Files.writeString(folder.resolve("study.toml"), STUDY);
        return ChildProgram.start(
                folder,
                List.of(),
                "train",
                study.toString(),
                "--quiet",
                "--resume",
                "--threads=1",
                "--out",
                out.toString());
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static TreeMap<String, byte[]> files(Path of) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var all = Files.walk(of)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var name = of.relativize(file).toString();
                if (!name.equals("manifest.json") && !name.equals("progress.jsonl")) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    @Test
    void train_killedTwentyTimes_leavesTheFilesOfARunLeftAlone() throws IOException, InterruptedException {
        var alone = folder.resolve("alone");
        assertThat(begun(alone).end()).isZero();
        var killed = folder.resolve("killed");
        var random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < KILLS; i++) {
            var child = begun(killed);
            var progress = killed.resolve("progress.jsonl");
            long before = size(progress);
            while (child.process().isAlive() && size(progress) <= before) {
                Thread.sleep(2);
            }
            Thread.sleep(random.nextInt(LONGEST_MS));
            assertThat(child.process().isAlive())
                    .as("not at its end before kill %d: %s", i, child.said())
                    .isTrue();
            child.process().destroyForcibly().waitFor();
        }
        assertThat(begun(killed).end()).isZero();

        var expected = files(alone);
        var found = files(killed);
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, bytes) -> assertThat(found.get(name)).as(name).isEqualTo(bytes));
    }
}
