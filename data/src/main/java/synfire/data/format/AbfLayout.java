package synfire.data.format;

import java.util.ArrayList;
import java.util.List;
import synfire.data.format.AbfFile.SampleType;
import synfire.data.format.AbfFile.Stretch;

/// Where the sweeps of an Axon file lie in its data, and the checks that both versions of the format share.
///
/// @param start first byte of the data
/// @param values samples of all channels together
/// @param mode 1 events of variable length, 2 events of fixed length, 3 gap-free, 4 oscilloscope, 5 episodes
/// @param episodes declared number of sweeps
record AbfLayout(FileBytes bytes, SampleType type, int start, int values, int channels, int mode, long episodes) {

    static final String USER_LIST = "the protocol takes values from a user list";

    private static final int GAP_FREE = 3;

    /// @param lengths samples of all channels together in each sweep, from the table of sweeps; may be empty
    List<Stretch> stretches(List<Integer> lengths) {
        if (channels == 0) {
            throw new RecordingFormatException(
                    bytes.file(), "", "the file has no channels", "record at least the voltage");
        }
        if (values == 0) {
            throw new RecordingFormatException(
                    bytes.file(), "", "the file has no samples", "the recording is empty; take another file");
        }
        if (mode < 1 || mode > 5) {
            throw new RecordingFormatException(
                    bytes.file(),
                    "operation mode",
                    "%d is none of the modes 1 to 5".formatted(mode),
                    FileBytes.DAMAGED);
        }
        if (mode == GAP_FREE || episodes <= 1) {
            return cut(List.of(values / channels * channels));
        }
        if (episodes > values / channels) {
            throw new RecordingFormatException(
                    bytes.file(),
                    "number of sweeps",
                    "%d sweeps cannot lie in %d samples of %d channels".formatted(episodes, values, channels),
                    FileBytes.DAMAGED);
        }
        if (lengths.size() == episodes) {
            return cut(lengths);
        }
        int length = (int) (values / episodes) / channels * channels;
        var equal = new ArrayList<Integer>();
        for (int i = 0; i < episodes; i++) {
            equal.add(length);
        }
        return cut(equal);
    }

    private List<Stretch> cut(List<Integer> lengths) {
        var stretches = new ArrayList<Stretch>();
        long used = 0;
        for (int length : lengths) {
            if (length <= 0 || length % channels != 0 || used + length > values) {
                throw new RecordingFormatException(
                        bytes.file(),
                        "sweep " + stretches.size(),
                        "%d samples of %d channels together do not fit: %d of %d samples are left"
                                .formatted(length, channels, values - used, values),
                        FileBytes.DAMAGED);
            }
            stretches.add(new Stretch((int) (start + used * type.bytes()), length / channels));
            used += length;
        }
        return stretches;
    }

    static SampleType sampleType(FileBytes bytes, int at, int kind) {
        return switch (kind) {
            case 0 -> SampleType.INT16;
            case 1 -> SampleType.FLOAT32;
            default ->
                throw bytes.wrong(
                        at,
                        "number format",
                        "%d is neither 0 (16-bit integers) nor 1 (floats)".formatted(kind),
                        FileBytes.DAMAGED);
        };
    }

    static void checkInterval(FileBytes bytes, int at, double intervalUs) {
        if (!(intervalUs > 0) || intervalUs > 1e9) {
            throw bytes.wrong(
                    at,
                    "sampling interval",
                    "%s µs is not a sampling interval".formatted(intervalUs),
                    FileBytes.DAMAGED);
        }
    }

    /// Units for each count of the converter.
    static double scale(FileBytes bytes, int at, double range, int resolution, double gain) {
        double scale = range / resolution / gain;
        if (!Double.isFinite(scale) || scale == 0) {
            throw bytes.wrong(
                    at,
                    "gain",
                    "range %s V, resolution %d and gain %s give no scale".formatted(range, resolution, gain),
                    FileBytes.DAMAGED);
        }
        return scale;
    }
}
