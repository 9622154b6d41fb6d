package synfire.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import synfire.report.file.ResultFile;
import synfire.simulate.Engine;

/// Writes the output folder of a fit; each file all or nothing.
public final class FitFiles {

    private FitFiles() {}

    /// @param png whether figures are written as pixels too
    /// @return why they are not, where they are wanted and cannot be drawn
    public static Optional<String> write(
            FitResult result, Path folder, Engine engine, String version, double seconds, boolean png)
            throws IOException {
        ResultFile.write(folder.resolve("fit.json"), FitJson.text(result));
        ResultFile.write(folder.resolve("fitted.model"), FittedModel.of(result).text());
        var report = new FitReport(result).page();
        report.write(folder.resolve("report.html"));
        var noPixels = FigureFiles.write(report, folder.resolve("figures"), png);
        var stages = new TreeMap<String, Double>();
        result.outcome().stages().forEach(stage -> stages.put(stage.stage().name(), stage.seconds()));
        var backend = engine.backends().best().backend().name();
        ResultFile.write(
                folder.resolve("manifest.json"),
                new Manifest(
                                version,
                                "fit " + result.study().file().getFileName(),
                                seconds,
                                stages,
                                backend,
                                engine.threads())
                        .text());
        return noPixels;
    }
}
