package synfire.learn.task;

/// Neighbouring input channels that say the same thing, such as `left`.
///
/// @param name unique within a task
/// @param first number of its first channel
/// @param size number of channels, at least 1
public record ChannelGroup(String name, int first, int size) {

    public ChannelGroup {
        if (first < 0 || size < 1) {
            throw new IllegalArgumentException(
                    "channel group '%s' begins at channel %d and has %d; begin at 0 or later and give at least 1"
                            .formatted(name, first, size));
        }
    }

    /// The number after that of its last channel.
    public int end() {
        return first + size;
    }
}
