package synfire.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import synfire.data.format.Command;
import synfire.data.format.RecordingFile;
import synfire.data.format.RecordingFormatException;
import synfire.equations.units.Dimension;
import synfire.equations.units.Numbers;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;
import synfire.network.Resampling;
import synfire.network.Signal;
import synfire.network.Sweep;

/// Reads one sweep: finds its voltage and its current, brings them to one time axis, and checks them.
record SweepReader(RecordingSpec spec, ReadOptions options, RecordingReader.Place place) {

    Sweep read(int index, boolean withVoltage, Map<String, String> notes) {
        var rawCurrent = current();
        notes.putIfAbsent("current channel", rawCurrent.name());
        var corrections = options.corrections();
        var pipette = options.steps()
                .levels(corrections.pipette(
                        prepared(rawCurrent, RecordingReader.CURRENT, Units.PA, Resampling.MEAN, place.currentFile())));
        var current = corrections.stimulus(pipette);
        if (!withVoltage) {
            return new Sweep(index, List.of(current));
        }
        var rawVoltage = voltage();
        notes.putIfAbsent("voltage channel", rawVoltage.name());
        var voltage = prepared(rawVoltage, RecordingReader.VOLTAGE, Units.MV, Resampling.LOW_PASS, place.file());
        requireSameTimes(voltage, current);
        return new Sweep(index, List.of(corrections.voltage(voltage, pipette), current));
    }

    private Signal voltage() {
        var recorded = place.file().sweep(place.place());
        return pick(recorded, spec.voltage(), Dimension.VOLTAGE)
                .orElseThrow(() -> spec.voltage().isPresent()
                        ? problem(
                                place.file(),
                                "there is no channel '%s'; there %s"
                                        .formatted(spec.voltage().get(), labels(recorded)),
                                "name one of these: #voltage=NAME")
                        : problem(
                                place.file(),
                                "no channel is in volts; there %s".formatted(labels(recorded)),
                                "give a recording of a voltage, or the unit where the file does not say it"));
    }

    private Signal current() {
        var file = place.currentFile();
        var recorded = file.sweep(place.currentPlace());
        var found = options.currentSource() == CurrentSource.PROTOCOL
                ? Optional.<Signal>empty()
                : pick(recorded, spec.current(), Dimension.CURRENT);
        if (found.isPresent()) {
            return found.get();
        }
        var command = options.currentSource() == CurrentSource.RECORDED
                ? new Command.Unknown("the protocol is not to be used")
                : file.command(place.currentPlace());
        return switch (command) {
            case Command.Rebuilt(var outputs) ->
                pick(outputs, spec.current(), Dimension.CURRENT)
                        .orElseThrow(() -> problem(
                                file,
                                "there is no current '%s'; there %s, and the outputs %s"
                                        .formatted(spec.current().orElse(""), labels(recorded), names(outputs)),
                                "name one of these: #current=NAME"));
            case Command.Unknown(var reason) ->
                throw problem(
                        file,
                        "no channel is in units of current, and the command is not known: " + reason,
                        "give the current as a second file: FILE+CURRENT_FILE");
        };
    }

    /// The signal of that name, or the only one of that dimension.
    private Optional<Signal> pick(List<Signal> signals, Optional<String> name, Dimension dimension) {
        if (name.isPresent()) {
            return signals.stream()
                    .filter(signal -> signal.name().equals(name.get()))
                    .findFirst()
                    .map(signal -> require(signal, dimension));
        }
        var fitting = signals.stream()
                .filter(signal -> signal.unit().dimension().equals(dimension))
                .toList();
        if (fitting.size() > 1) {
            var word = dimension.equals(Dimension.VOLTAGE) ? "voltage" : "current";
            throw problem(
                    place.file(),
                    "there are several channels of %s: %s".formatted(word, names(fitting)),
                    "name one: #%s=%s".formatted(word, fitting.getFirst().name()));
        }
        return fitting.stream().findFirst();
    }

    private Signal require(Signal signal, Dimension dimension) {
        if (!signal.unit().dimension().equals(dimension)) {
            throw problem(
                    place.file(),
                    "channel '%s' is in %s, not in a unit of %s".formatted(signal.name(), signal.unit(), dimension),
                    "name another channel; there " + labels(place.file().sweep(place.place())));
        }
        return signal;
    }

    private Signal prepared(Signal raw, String name, Unit unit, Resampling how, RecordingFile file) {
        var signal = raw.named(name).in(unit);
        if (options.resampleTo().isPresent()) {
            signal = signal.resampled(options.resampleTo().get().inBase(), how);
        }
        var cut = spec.time().isAll()
                ? signal
                : signal.slice(spec.time().fromMs(), spec.time().toMs());
        if (cut.size() == 0) {
            throw problem(
                    file,
                    "the %s has no samples in the window %s; it reaches from %s ms to %s ms"
                            .formatted(name, spec.time(), Numbers.text(signal.startMs()), text(signal.stopMs())),
                    "choose a window inside, such as @0ms:%sms".formatted(text(signal.stopMs())));
        }
        int bad = cut.samples().firstNotFinite();
        if (bad >= 0) {
            throw problem(
                    file,
                    "sample %d of the %s, at %s ms, is %s".formatted(bad, name, text(cut.timeMs(bad)), cut.get(bad)),
                    bad == 0
                            ? "choose other sweeps, or a window after it: @START:STOP"
                            : "choose a window without it, such as @%sms:%sms"
                                    .formatted(text(cut.startMs()), text(cut.timeMs(bad))));
        }
        return cut;
    }

    private void requireSameTimes(Signal voltage, Signal current) {
        if (voltage.hasTimesOf(current)) {
            return;
        }
        if (!voltage.withSamples(current.samples()).hasTimesOf(current)) {
            throw problem(
                    place.file(),
                    "the voltage has a sample every %s ms from %s ms, the current every %s ms from %s ms"
                            .formatted(
                                    text(voltage.dtMs()),
                                    text(voltage.startMs()),
                                    text(current.dtMs()),
                                    text(current.startMs())),
                    "set resample_to, or give files that start together");
        }
        double stop = Math.min(voltage.stopMs(), current.stopMs());
        throw problem(
                place.file(),
                "the voltage has %d samples, the current %d".formatted(voltage.size(), current.size()),
                "give files of one length, or cut both to what they share: @%sms:%sms"
                        .formatted(text(voltage.startMs()), text(stop)));
    }

    private RecordingFormatException problem(RecordingFile file, String problem, String fix) {
        int number = file.name().equals(place.file().name()) ? place.place() : place.currentPlace();
        return new RecordingFormatException(file.name(), "sweep " + number, problem, fix);
    }

    private static String labels(List<Signal> signals) {
        return signals.isEmpty() ? "are no channels" : "are the channels " + names(signals);
    }

    private static String names(List<Signal> signals) {
        return signals.stream()
                .map(signal ->
                        "'%s' (%s)".formatted(signal.name(), signal.unit().name()))
                .collect(Collectors.joining(", "));
    }

    /// Times to a nanosecond: enough for any sample, without the noise of binary fractions.
    private static String text(double ms) {
        return Numbers.text(Math.rint(ms * 1e6) / 1e6);
    }
}
