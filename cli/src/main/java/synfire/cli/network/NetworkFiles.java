package synfire.cli.network;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import synfire.cli.manifest.InputFiles;
import synfire.cli.manifest.Invocation;
import synfire.cli.manifest.Manifest;
import synfire.cli.run.FigureFiles;
import synfire.data.recording.Recorders;
import synfire.equations.units.Units;
import synfire.report.file.ResultFile;
import synfire.simulate.network.NetworkSimulation;

/// Runs a network and writes everything that its folder holds.
///
/// @param png whether figures are written as pixels too
/// @param invocation for the manifest
public record NetworkFiles(NetworkRunner runner, boolean png, Invocation invocation) {

    /// What is printed of a run.
    ///
    /// @param whole whether it came to its end
    /// @param json as `network.json` holds it; empty if it did not
    /// @param summary a few lines
    /// @param warnings what should be known besides
    public record Told(boolean whole, String json, String summary, Optional<String> warnings) {}

    /// @param resume whether to go on from the folder's checkpoint
    public Told run(boolean resume, NetworkRunner.Listener listener, java.util.function.BooleanSupplier stop)
            throws IOException {
        var told = new AtomicReference<Told>();
        var folder = runner.folder();
        var ran = runner.run(
                resume,
                listener,
                stop,
                (whole, simulation, recorders) -> told.set(write(whole, simulation, recorders)));
        if (ran.whole()) {
            return told.get();
        }
        return new Told(
                false,
                "",
                "%s: stopped at step %,d of %,d; what was recorded is in %s%ngo on with --resume%n"
                        .formatted(
                                runner.file().network().name(),
                                ran.steps(),
                                ran.plan().steps(),
                                folder.path()),
                Optional.empty());
    }

    private Told write(NetworkRunner.Ran ran, NetworkSimulation simulation, Recorders recorders) throws IOException {
        var file = runner.file();
        var folder = runner.folder();
        double durationMs = ran.plan().steps() * ran.plan().dtMs();
        var activity = new Activity(ran.plan(), file.discard().in(Units.MS), durationMs);
        recorders.replay(activity);
        var result = new NetworkResult(file, ran, activity, NetworkResult.synapses(file, simulation));
        var json = new NetworkJson(result).text();
        ResultFile.write(folder.json(), json);
        var report = new NetworkPage(result, recorders).page();
        report.write(folder.report());
        var noPixels = FigureFiles.write(report, folder.figures(), png);
        new Manifest(
                        invocation,
                        OptionalLong.of(file.network().seed()),
                        InputFiles.of(file.file()),
                        ran.buildSeconds() + ran.runSeconds(),
                        Map.of("build", ran.buildSeconds(), "run", ran.runSeconds()),
                        runner.engine())
                .write(folder.path());
        return new Told(true, json, new NetworkSummary(result).text(), noPixels);
    }
}
