package synfire.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import synfire.cli.manifest.InputFiles;
import synfire.cli.manifest.Invocation;
import synfire.cli.manifest.Manifest;
import synfire.cli.study.Study;
import synfire.cli.study.StudyData;
import synfire.report.file.ResultFile;
import synfire.simulate.Engine;

/// Writes the output folder of a fit; each file all or nothing.
public final class FitFiles {

    private FitFiles() {}

    /// @param png whether figures are written as pixels too
    /// @return why they are not, where they are wanted and cannot be drawn
    public static Optional<String> write(
            FitResult result, Path folder, Engine engine, Invocation invocation, double seconds, boolean png)
            throws IOException {
        ResultFile.write(folder.resolve("fit.json"), FitJson.text(result));
        ResultFile.write(folder.resolve("fitted.model"), FittedModel.of(result).text());
        var report = new FitReport(result).page();
        report.write(folder.resolve("report.html"));
        var noPixels = FigureFiles.write(report, folder.resolve("figures"), png);
        var stages = new TreeMap<String, Double>();
        result.outcome().stages().forEach(stage -> stages.put(stage.stage().name(), stage.seconds()));
        new Manifest(
                        invocation,
                        OptionalLong.of(result.study().seed()),
                        inputs(result.study()),
                        seconds,
                        stages,
                        engine)
                .write(folder);
        return noPixels;
    }

    /// The study and its recordings.
    public static InputFiles inputs(Study study) throws IOException {
        var files = InputFiles.of(study.file());
        if (study.data().origin() instanceof StudyData.Recorded(var train, var test)) {
            files.with(train).with(test);
        }
        return files;
    }
}
