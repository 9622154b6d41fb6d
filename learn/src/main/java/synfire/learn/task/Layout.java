package synfire.learn.task;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import synfire.equations.syntax.Spelling;

/// What all trials of a task share: the time step, the input channels, the kind of answer.
///
/// @param dtMs duration of a step in ms
/// @param channels groups of input channels, which follow each other from channel 0
/// @param longestSteps steps of the longest trial that can come
public record Layout(double dtMs, Code code, List<ChannelGroup> channels, Answer answer, int longestSteps) {

    /// The ids of channels take two bytes.
    private static final int MOST_CHANNELS = 1 << 16;

    public Layout {
        if (!(dtMs > 0) || Double.isInfinite(dtMs)) {
            throw new IllegalArgumentException("a time step of %s ms; give a positive one".formatted(dtMs));
        }
        channels = List.copyOf(channels);
        int next = 0;
        var names = new HashSet<String>();
        for (var group : channels) {
            if (group.first() != next) {
                throw new IllegalArgumentException(
                        "channel group '%s' begins at channel %d; begin it at %d, where the one before it ends"
                                .formatted(group.name(), group.first(), next));
            }
            if (!names.add(group.name())) {
                throw new IllegalArgumentException(
                        "two channel groups are named '%s'; rename one".formatted(group.name()));
            }
            next = group.end();
        }
        if (next < 1 || next > MOST_CHANNELS) {
            throw new IllegalArgumentException("a task of %,d channels; give 1 to %,d".formatted(next, MOST_CHANNELS));
        }
        if (longestSteps < 1) {
            throw new IllegalArgumentException(
                    "the longest trial has %d steps; give it at least one".formatted(longestSteps));
        }
    }

    /// Groups of the same size, from channel 0 on.
    public static List<ChannelGroup> groups(int size, List<String> names) {
        var groups = new ArrayList<ChannelGroup>();
        for (var name : names) {
            groups.add(new ChannelGroup(name, groups.size() * size, size));
        }
        return groups;
    }

    /// Number of input channels.
    public int inputs() {
        return channels.getLast().end();
    }

    /// Number of outputs.
    public int outputs() {
        return answer.outputs();
    }

    /// The channel group of that name.
    public ChannelGroup group(String name) {
        return channels.stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    var names = channels.stream().map(ChannelGroup::name).toList();
                    return new IllegalArgumentException("there is no channel group '%s'%s; the groups are %s"
                            .formatted(
                                    name,
                                    Spelling.nearest(name, names)
                                            .map(" (did you mean '%s'?)"::formatted)
                                            .orElse(""),
                                    String.join(", ", names)));
                });
    }
}
