package synfire.cli.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.data.RecordingReader;
import synfire.data.RecordingSpec;
import synfire.data.TimeWindow;
import synfire.data.electrode.ActiveElectrodeCompensation;
import synfire.data.electrode.ElectrodeEstimate;
import synfire.data.electrode.ElectrodeSettings;
import synfire.equations.units.Units;
import synfire.learn.loss.Trace;
import synfire.network.Recording;
import synfire.network.Samples;
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
                .map(spec -> ActiveElectrodeCompensation.estimate(
                        read(RecordingSpec.parse(spec)), ElectrodeSettings.DEFAULT));
    }

    /// What was found of the electrode, where the study names a recording of noise for it.
    public Optional<ElectrodeEstimate> electrode() {
        return electrode;
    }

    /// One trace per sweep, in order.
    public List<Trace> traces(List<String> specs) {
        var all = new ArrayList<Trace>();
        specs.forEach(text -> all.addAll(traces(RecordingSpec.parse(text))));
        return all;
    }

    /// The same, and for windows that begin inside a sweep the stimulus of the study's warm-up before them.
    public List<Trace> heldOut(List<String> specs) {
        double warmUp = study.score().warmUpMs();
        var all = new ArrayList<Trace>();
        for (var text : specs) {
            var spec = RecordingSpec.parse(text);
            var windows = traces(spec);
            double from = spec.time().fromMs();
            if (warmUp > 0 && from > 0) {
                var earlier = new TimeWindow(
                        from - warmUp > 0 ? from - warmUp : Double.NEGATIVE_INFINITY,
                        spec.time().toMs());
                windows = withLeads(windows, traces(spec.withTime(earlier)));
            }
            all.addAll(windows);
        }
        return all;
    }

    /// @param longer the same traces from earlier on
    private static List<Trace> withLeads(List<Trace> windows, List<Trace> longer) {
        var all = new ArrayList<Trace>();
        for (int i = 0; i < windows.size(); i++) {
            int before = longer.get(i).size() - windows.get(i).size();
            var lead = new HashMap<String, Samples>();
            longer.get(i).inputs().forEach((input, samples) -> lead.put(input, samples.part(0, before)));
            all.add(windows.get(i).withLead(lead));
        }
        return all;
    }

    private List<Trace> traces(RecordingSpec spec) {
        var raw = read(spec);
        var recording =
                electrode.map(estimate -> estimate.electrode().compensate(raw)).orElse(raw);
        return recording.sweeps().stream().map(sweep -> trace(recording, sweep)).toList();
    }

    private Recording read(RecordingSpec spec) {
        return new RecordingReader(folder(), study.data().options()).read(spec);
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
