package synfire.simulate.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import synfire.kernels.Binding;
import synfire.kernels.EventLists;

/// What a block of trials gives to a chunk of steps: its inputs, the weights and targets of its loss. Trials that end
/// earlier, and places without a trial, have nothing there.
///
/// @param places trials side by side; at least as many as there are trials
record TrialBlock(TrialProgram program, List<TrialInput> trials, int places) {

    TrialBlock {
        trials = List.copyOf(trials);
    }

    void load(Binding binding, int first, int length) {
        for (var source : program.network().sources()) {
            for (var feed : source.feeds()) {
                if (program.graded()) {
                    binding.set(feed.name(), values(source.size(), first, length));
                } else {
                    binding.setEvents(feed.name(), events(first, length));
                }
            }
        }
        if (program.network().isNoisy()) {
            binding.setIntegers(
                    ProgramOptions.TRIAL,
                    IntStream.range(0, places)
                            .mapToLong(k -> k < trials.size() ? trials.get(k).number() : 0)
                            .toArray());
        }
        int outputs = program.readout().population().size();
        var weights = new double[length * places];
        var targets = new double[length * places * outputs];
        for (int k = 0; k < trials.size(); k++) {
            var trial = trials.get(k);
            for (var window : trial.windows()) {
                for (int t = Math.max(first, window.from()); t < Math.min(first + length, window.end()); t++) {
                    int at = (t - first) * places + k;
                    weights[at] += window.weight();
                    for (int o = 0; o < outputs; o++) {
                        targets[at * outputs + o] = trial.signals().isEmpty()
                                ? (o == window.label() ? 1 : 0)
                                : trial.signals().get(t * outputs + o);
                    }
                }
            }
        }
        binding.set(TrialProgram.WEIGHT, weights);
        binding.set(TrialProgram.TARGET, targets);
        if (!program.penalties().isEmpty()) {
            binding.set(TrialProgram.INSIDE, inside(first, length));
        }
    }

    /// The share of each step in its trial.
    private double[] inside(int first, int length) {
        var inside = new double[length * places];
        for (int k = 0; k < trials.size(); k++) {
            int steps = trials.get(k).steps();
            for (int t = 0; t < Math.min(length, steps - first); t++) {
                inside[t * places + k] = 1.0 / steps;
            }
        }
        return inside;
    }

    /// For each step and place the channels that fire.
    private EventLists events(int first, int length) {
        var sources = trials.stream()
                .map(trial -> ((TrialInput.Spikes) trial.source()).events())
                .toArray(EventLists[]::new);
        int count = 0;
        for (var events : sources) {
            count += events.start(Math.min(first + length, events.steps()))
                    - events.start(Math.min(first, events.steps()));
        }
        var starts = new int[length * places + 1];
        var ids = new int[count];
        int at = 0;
        for (int t = 0; t < length; t++) {
            for (int k = 0; k < places; k++) {
                if (k < sources.length && first + t < sources[k].steps()) {
                    var events = sources[k];
                    int end = events.start(first + t + 1);
                    for (int i = events.start(first + t); i < end; i++) {
                        ids[at++] = events.id(i);
                    }
                }
                starts[t * places + k + 1] = at;
            }
        }
        return EventLists.of(starts, ids);
    }

    private double[] values(int channels, int first, int length) {
        var all = new double[length * places * channels];
        for (int k = 0; k < trials.size(); k++) {
            var given = (TrialInput.Values) trials.get(k).source();
            for (int t = 0; t < Math.min(length, given.steps() - first); t++) {
                for (int c = 0; c < channels; c++) {
                    all[(t * places + k) * channels + c] = given.values().get((first + t) * channels + c);
                }
            }
        }
        return all;
    }

    /// A state that all trials begin with.
    static double[] ofTrials(double[] state, int places) {
        var all = new double[state.length * places];
        for (int k = 0; k < places; k++) {
            System.arraycopy(state, 0, all, k * state.length, state.length);
        }
        return all;
    }

    /// The states of all trials at their beginning.
    static Map<String, double[]> ofTrials(Map<String, double[]> states, int places) {
        var all = new HashMap<String, double[]>();
        states.forEach((name, state) -> all.put(name, ofTrials(state, places)));
        return all;
    }

    /// Trials in blocks of so many, in order.
    static List<TrialBlock> of(TrialProgram program, List<TrialInput> trials, int places) {
        int outputs = program.readout().population().size();
        for (int k = 0; k < trials.size(); k++) {
            for (var window : trials.get(k).windows()) {
                if (trials.get(k).signals().isEmpty() && (window.label() < 0 || window.label() >= outputs)) {
                    throw new IllegalArgumentException(
                            "trial %d has label %d, but the readout has %d outputs; labels are numbered from 0"
                                    .formatted(k, window.label(), outputs));
                }
            }
        }
        var blocks = new ArrayList<TrialBlock>();
        for (int first = 0; first < trials.size(); first += places) {
            blocks.add(new TrialBlock(program, trials.subList(first, Math.min(trials.size(), first + places)), places));
        }
        return blocks;
    }
}
