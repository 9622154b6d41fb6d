package synfire.cli.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import synfire.learn.task.Layout;
import synfire.network.Samples;
import synfire.simulate.network.TrialInput;
import synfire.simulate.network.TrialNetwork;

/// A batch of trials and the weights of a network in files that other programs read, see
/// `benchmarks/peers/evidence_problem.py`; taken away at the end.
final class ProblemFolder implements AutoCloseable {

    /// Projections of each group of weights, side by side; of the readout, one below the other.
    private static final List<List<String>> GROUPS = List.of(
            List.of("input_excitatory", "input_inhibitory"),
            List.of("excitatory_excitatory", "excitatory_inhibitory"),
            List.of("inhibitory_excitatory", "inhibitory_inhibitory"));

    private static final List<String> NAMES = List.of("input", "excitatory", "inhibitory");
    private static final List<String> READOUT = List.of("excitatory_readout", "inhibitory_readout");

    private final Path folder;
    private final int excitatory;
    private final int inhibitory;

    private ProblemFolder(Path folder, int excitatory, int inhibitory) {
        this.folder = folder;
        this.excitatory = excitatory;
        this.inhibitory = inhibitory;
    }

    static ProblemFolder of(TrialNetwork network, List<TrialInput> trials, Layout layout) throws IOException {
        var excitatoryTau = network.get("excitatory.tau_a");
        var inhibitoryTau = network.get("inhibitory.tau_a");
        var made = new ProblemFolder(
                Files.createTempDirectory("synfire-problem"), excitatoryTau.size(), inhibitoryTau.size());
        var tau = new ArrayList<Samples>(List.of(excitatoryTau, inhibitoryTau));
        made.floats("tau_a", flat(tau));
        for (int g = 0; g < NAMES.size(); g++) {
            made.floats(NAMES.get(g), made.group(name -> network.get(name + ".weight"), g));
        }
        made.floats(
                "readout",
                flat(READOUT.stream().map(name -> network.get(name + ".weight")).toList()));
        made.trials(trials, layout);
        return made;
    }

    Path path() {
        return folder;
    }

    private interface Weights {
        Samples of(String projection);
    }

    /// The rows of two projections side by side.
    private float[] group(Weights weights, int g) {
        var left = weights.of(GROUPS.get(g).getFirst());
        var right = weights.of(GROUPS.get(g).getLast());
        int rows = left.size() / excitatory;
        int cells = excitatory + inhibitory;
        var all = new float[rows * cells];
        for (int i = 0; i < all.length; i++) {
            int row = i / cells;
            int cell = i % cells;
            all[i] = (float)
                    (cell < excitatory
                            ? left.get(row * excitatory + cell)
                            : right.get(row * inhibitory + cell - excitatory));
        }
        return all;
    }

    private static float[] flat(List<Samples> parts) {
        int size = parts.stream().mapToInt(Samples::size).sum();
        var all = new float[size];
        int at = 0;
        for (var part : parts) {
            for (int i = 0; i < part.size(); i++) {
                all[at++] = (float) part.get(i);
            }
        }
        return all;
    }

    private void trials(List<TrialInput> trials, Layout layout) throws IOException {
        int steps = trials.getFirst().steps();
        int channels = layout.inputs();
        var input = new byte[steps * trials.size() * channels];
        var labels = ByteBuffer.allocate(Integer.BYTES * trials.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int k = 0; k < trials.size(); k++) {
            var events = ((TrialInput.Spikes) trials.get(k).source()).events();
            for (int t = 0; t < steps; t++) {
                for (int i = events.start(t); i < events.start(t + 1); i++) {
                    input[(t * trials.size() + k) * channels + events.id(i)] = 1;
                }
            }
            labels.putInt(trials.get(k).windows().getLast().label());
        }
        Files.write(folder.resolve("events"), input);
        Files.write(folder.resolve("labels"), labels.array());
        Files.writeString(folder.resolve("problem.json"), """
                {"steps": %d, "trials": %d, "channels": %d, "excitatory": %d, "inhibitory": %d, "outputs": %d, "first": %d}
                """.formatted(
                        steps,
                        trials.size(),
                        channels,
                        excitatory,
                        inhibitory,
                        layout.outputs(),
                        trials.getFirst().windows().getLast().from()));
    }

    private void floats(String name, float[] values) throws IOException {
        var buffer = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        Files.write(folder.resolve(name), buffer.array());
    }

    /// The distance of the gradient that a peer has written from ours, over the length of ours.
    double distance(String peer, TrialNetwork.Result ours) {
        Weights weights = name -> Objects.requireNonNull(ours.gradient().get(name + ".weight"));
        double difference = 0;
        double length = 0;
        try {
            var theirs = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(peer + ".gradient")))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            var parts = new ArrayList<float[]>();
            for (int g = 0; g < NAMES.size(); g++) {
                parts.add(group(weights, g));
            }
            parts.add(flat(READOUT.stream().map(weights::of).toList()));
            for (var part : parts) {
                for (float x : part) {
                    difference += Math.pow(x - theirs.get(), 2);
                    length += (double) x * x;
                }
            }
        } catch (IOException _) {
            return Double.NaN;
        }
        return Math.sqrt(difference / length);
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
