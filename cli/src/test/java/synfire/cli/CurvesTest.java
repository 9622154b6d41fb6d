package synfire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CurvesTest {

    @TempDir
    Path folder;

    private String training(String name, double best) throws IOException {
        var path = Files.createDirectories(folder.resolve(name));
        Files.writeString(path.resolve("metrics.jsonl"), """
                {"batch":1,"loss":0.7,"accuracy":0.5,"gradient":0.1}
                {"batch":10,"loss":0.5,"accuracy":0.8,"gradient":0.1}
                {"batch":10,"held_out_loss":0.52,"held_out_accuracy":0.8}
                {"batch":20,"loss":0.3,"accuracy":0.9,"gradient":0.1}
                {"batch":20,"held_out_loss":0.31,"held_out_accuracy":%s}
                {"batch":21,"lo""".formatted(best));
        Files.writeString(path.resolve("progress.jsonl"), """
                {"batch":1,"seconds":2.5}
                {"batch":2,"seconds":3.0}
                {"batch":3,"seconds":3.5}
                {"batch":4,"seconds":9.5}
                """);
        return path.toString();
    }

    @Test
    void curves_ofTwoTrainings_areInOneFigure() throws IOException {
        var out = folder.resolve("out");

        var run = Program.run(
                "curves", "d-rtrl=" + training("a", 0.97), training("second", 0.9), "--out", out.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).containsPattern("d-rtrl +20 +97.0 % +20 +0.50");
        assertThat(run.out()).containsPattern("second +20 +90.0 % +– +0.50");
        assertThat(Files.readString(out.resolve("figures/learning-curves.svg")))
                .contains("d-rtrl")
                .contains("second");
        assertThat(Files.readString(out.resolve("report.html"))).contains("Learning curves");
        assertThat(out.resolve("manifest.json")).content().contains("metrics.jsonl");
    }

    @Test
    void curves_ofAFolderWithoutATraining_sayWhatToGive() {
        var run = Program.run("curves", folder.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        folder
                                + " has no metrics.jsonl; give the folders of trainings (--out of synfire train), with a name as NAME=DIR if you like");
    }
}
