package synfire.learn.loss;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import synfire.network.Samples;
import synfire.network.SpikeTrain;

/// One recorded sweep, ready to be fitted: what went in, what came out.
///
/// @param name for messages and reports: file and sweep
/// @param dtMs time step of all samples
/// @param inputs one row of samples per model input, in base units (pA for a current), by the input's name
/// @param potential measured membrane potential in mV; absent where only spikes are known
/// @param spikes times in ms from the first sample
/// @param lead samples of the inputs before the first, to run a model on before it is scored; all inputs or none
public record Trace(
        String name,
        double dtMs,
        Map<String, Samples> inputs,
        Optional<Samples> potential,
        SpikeTrain spikes,
        Map<String, Samples> lead) {

    /// Without a lead.
    public Trace(
            String name, double dtMs, Map<String, Samples> inputs, Optional<Samples> potential, SpikeTrain spikes) {
        this(name, dtMs, inputs, potential, spikes, Map.of());
    }

    public Trace {
        inputs = Map.copyOf(inputs);
        lead = Map.copyOf(lead);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException(
                    "trace '%s' has no input; give at least the injected current".formatted(name));
        }
        int size = inputs.values().iterator().next().size();
        if (size == 0) {
            throw new IllegalArgumentException(
                    "trace '%s' is empty; choose sweeps and times that hold samples".formatted(name));
        }
        for (var entry : inputs.entrySet()) {
            requireSize(name, entry.getKey(), entry.getValue(), size);
        }
        if (potential.isPresent()) {
            requireSize(name, "potential", potential.get(), size);
        }
        if (!lead.isEmpty()) {
            int before = lead.values().iterator().next().size();
            for (var input : inputs.keySet()) {
                requireSize(name, input + " of the lead", lead.getOrDefault(input, Samples.empty()), before);
            }
        }
    }

    public Trace withLead(Map<String, Samples> newLead) {
        return new Trace(name, dtMs, inputs, potential, spikes, newLead);
    }

    /// Number of steps before the first sample.
    public int leadSize() {
        return lead.isEmpty() ? 0 : lead.values().iterator().next().size();
    }

    /// The inputs from the beginning of the lead on.
    public Map<String, Samples> inputsWithLead() {
        if (lead.isEmpty()) {
            return inputs;
        }
        int before = leadSize();
        var all = new HashMap<String, Samples>();
        inputs.forEach((input, samples) -> {
            var first = lead.getOrDefault(input, Samples.empty());
            all.put(
                    input,
                    Samples.generate(
                            before + samples.size(), i -> i < before ? first.get(i) : samples.get(i - before)));
        });
        return all;
    }

    /// Number of steps.
    public int size() {
        return inputs.values().iterator().next().size();
    }

    public double durationMs() {
        return size() * dtMs;
    }

    /// The first `steps` samples; a shorter trace stays whole.
    public Trace first(int steps) {
        if (size() <= steps) {
            return this;
        }
        var parts = new HashMap<String, Samples>();
        inputs.forEach((input, samples) -> parts.put(input, samples.part(0, steps)));
        return new Trace(
                name,
                dtMs,
                parts,
                potential.map(samples -> samples.part(0, steps)),
                spikes.slice(0, steps * dtMs),
                lead);
    }

    /// The potential.
    ///
    /// @throws IllegalArgumentException saying which trace has none
    public Samples requirePotential() {
        return potential.orElseThrow(() -> new IllegalArgumentException(
                "trace '%s' has no membrane potential, which this loss compares; use a spike loss".formatted(name)));
    }

    /// For each step, how many spikes fall into it.
    public double[] spikeSteps() {
        var steps = new double[size()];
        for (int i = 0; i < spikes.size(); i++) {
            int step = (int) Math.floor(spikes.get(i) / dtMs + 1e-6);
            if (step >= 0 && step < steps.length) {
                steps[step] = 1;
            }
        }
        return steps;
    }

    private static void requireSize(String trace, String what, Samples samples, int size) {
        if (samples.size() != size) {
            throw new IllegalArgumentException(
                    "trace '%s' has %d samples of '%s' but %d of its first input; cut both to the same time"
                            .formatted(trace, samples.size(), what, size));
        }
        int bad = samples.firstNotFinite();
        if (bad >= 0) {
            throw new IllegalArgumentException("trace '%s' has %s in sample %d of '%s'; cut that part out with @FROM:TO"
                    .formatted(trace, samples.get(bad), bad, what));
        }
    }
}
