package synfire.data.format;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.equations.units.Dimension;
import synfire.network.Samples;
import synfire.network.Signal;

/// An Axon Binary File: interleaved samples of all channels, sweep after sweep, as 16-bit integers or as floats.
///
/// @param dtMs time between samples of one channel
/// @param stretches where each sweep lies
/// @param commandObstacle why no output can be rebuilt, or an empty text
record AbfFile(
        FileBytes bytes,
        String format,
        SampleType type,
        double dtMs,
        List<AbfChannel> channels,
        List<Stretch> stretches,
        List<AbfOutput> outputs,
        String commandObstacle,
        Map<String, String> notes)
        implements RecordingFile {

    /// How numbers are stored.
    enum SampleType {
        INT16(2),
        FLOAT32(4);

        private final int bytes;

        SampleType(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }
    }

    /// Where the samples of a sweep lie.
    ///
    /// @param samples of each channel
    record Stretch(int offset, int samples) {}

    AbfFile {
        channels = List.copyOf(channels);
        stretches = List.copyOf(stretches);
        outputs = List.copyOf(outputs);
        notes = Map.copyOf(notes);
    }

    @Override
    public String name() {
        return bytes.file();
    }

    @Override
    public int sweepCount() {
        return stretches.size();
    }

    @Override
    public List<Signal> sweep(int place) {
        var stretch = stretches.get(place);
        int step = channels.size() * type.bytes();
        var data = bytes.view(stretch.offset, stretch.offset + stretch.samples * step);
        var signals = new ArrayList<Signal>();
        for (int c = 0; c < channels.size(); c++) {
            var channel = channels.get(c);
            int first = c * type.bytes();
            var samples = Samples.generate(stretch.samples, i -> value(data, first + i * step, channel));
            signals.add(new Signal(channel.name(), channel.unit(), dtMs, 0, samples));
        }
        return signals;
    }

    private double value(ByteBuffer data, int offset, AbfChannel channel) {
        return switch (type) {
            case INT16 -> data.getShort(offset) * channel.scale() + channel.offset();
            case FLOAT32 -> data.getFloat(offset);
        };
    }

    @Override
    public Command command(int place) {
        if (!commandObstacle.isEmpty()) {
            return new Command.Unknown(commandObstacle);
        }
        var rebuilt = new ArrayList<Signal>();
        var reasons = new LinkedHashMap<String, String>();
        for (var output : outputs) {
            if (!output.unit().dimension().equals(Dimension.CURRENT)) {
                continue;
            }
            var obstacle = output.obstacle();
            if (obstacle.isEmpty()) {
                var samples = output.waveform(place, stretches.get(place).samples);
                rebuilt.add(new Signal(output.name(), output.unit(), dtMs, 0, samples));
            } else {
                reasons.put(output.name(), obstacle);
            }
        }
        if (!rebuilt.isEmpty()) {
            return new Command.Rebuilt(rebuilt);
        }
        return new Command.Unknown(
                reasons.isEmpty() ? "no output is in units of current" : String.join("; ", reasons.values()));
    }
}
