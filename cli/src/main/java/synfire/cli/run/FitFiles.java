package synfire.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;
import synfire.report.file.ResultFile;
import synfire.simulate.Engine;

/// Writes the output folder of a fit; each file all or nothing.
public final class FitFiles {

    private FitFiles() {}

    public static void write(FitResult result, Path folder, Engine engine, String version, double seconds)
            throws IOException {
        ResultFile.write(folder.resolve("fit.json"), FitJson.text(result));
        ResultFile.write(folder.resolve("fitted.model"), FittedModel.of(result).text());
        new FitReport(result).page().write(folder.resolve("report.html"));
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
    }
}
