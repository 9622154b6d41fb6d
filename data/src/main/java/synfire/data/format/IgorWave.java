package synfire.data.format;

import java.util.List;
import java.util.Map;
import synfire.equations.units.Unit;
import synfire.network.Samples;
import synfire.network.Signal;

/// One wave of Igor Pro: a vector is one sweep; the columns of a matrix are sweeps.
///
/// @param label name of the wave
/// @param rows samples of a sweep
/// @param columns number of sweeps
record IgorWave(
        FileBytes bytes,
        String label,
        IgorNumber type,
        int dataStart,
        int rows,
        int columns,
        double dtMs,
        Unit unit,
        Map<String, String> notes)
        implements RecordingFile {

    IgorWave {
        notes = Map.copyOf(notes);
    }

    @Override
    public String name() {
        return bytes.file();
    }

    @Override
    public String format() {
        return "igor";
    }

    @Override
    public int sweepCount() {
        return columns;
    }

    @Override
    public List<Signal> sweep(int place) {
        int start = dataStart + place * rows * type.bytes();
        var data = bytes.view(start, start + rows * type.bytes());
        return List.of(new Signal(
                label, unit, dtMs, 0, Samples.generate(rows, i -> type.read(data, i * type.bytes()))));
    }

    @Override
    public Command command(int place) {
        return new Command.Unknown("an Igor wave holds one signal");
    }
}
