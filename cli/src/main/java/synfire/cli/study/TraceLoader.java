package synfire.cli.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.data.RecordingReader;
import synfire.data.RecordingSpec;
import synfire.data.electrode.ActiveElectrodeCompensation;
import synfire.data.electrode.ElectrodeEstimate;
import synfire.data.electrode.ElectrodeSettings;
import synfire.equations.units.Units;
import synfire.learn.loss.Trace;
import synfire.network.Recording;
import synfire.network.Sweep;

/// Reads the recordings of a study as traces: electrode compensated, current into the model's input, spikes
/// detected, times from zero.
public final class TraceLoader {

    private final Study study;
    private final Optional<ElectrodeEstimate> electrode;

    public TraceLoader(Study study) {
        this.study = study;
        this.electrode = study.data()
                .aec()
                .map(spec -> ActiveElectrodeCompensation.estimate(read(spec), ElectrodeSettings.DEFAULT));
    }

    /// What was found of the electrode, where the study names a recording of noise for it.
    public Optional<ElectrodeEstimate> electrode() {
        return electrode;
    }

    /// One trace per sweep, in order.
    public List<Trace> traces(List<String> specs) {
        var all = new ArrayList<Trace>();
        for (var text : specs) {
            var raw = read(text);
            var recording = electrode
                    .map(estimate -> estimate.electrode().compensate(raw))
                    .orElse(raw);
            for (var sweep : recording.sweeps()) {
                all.add(trace(recording, sweep));
            }
        }
        return all;
    }

    private Recording read(String text) {
        return new RecordingReader(folder(), study.data().options()).read(RecordingSpec.parse(text));
    }

    private Trace trace(Recording recording, Sweep sweep) {
        var voltage = sweep.voltage().in(Units.MV);
        var current = sweep.current().in(Units.PA);
        var spikes = sweep.spikes(study.data().threshold(), study.data().deadTimeMs())
                .shifted(-sweep.startMs());
        return new Trace(
                "%s, sweep %d".formatted(recording.source(), sweep.index()),
                sweep.dtMs(),
                Map.of(
                        study.currentInput().name(),
                        study.data()
                                .currentFilter()
                                .map(filter -> filter.of(current.samples(), sweep.dtMs()))
                                .orElse(current.samples())),
                Optional.of(voltage.samples()),
                spikes);
    }

    private Path folder() {
        return Optional.ofNullable(study.file().toAbsolutePath().getParent()).orElse(Path.of("."));
    }
}
