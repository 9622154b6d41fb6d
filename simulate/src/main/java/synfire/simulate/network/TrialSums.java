package synfire.simulate.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import synfire.network.Samples;

/// What blocks of eight trials gave, as one result.
final class TrialSums {

    private TrialSums() {}

    /// @param blocks in order; all but the last are full
    static TrialNetwork.Result of(TrialProgram program, int trials, TrialWorker.@Nullable Done[] blocks) {
        var done =
                Arrays.stream(blocks).map(each -> Objects.requireNonNull(each)).toList();
        int outputs = program.readout().population().size();
        var losses = new double[trials];
        var scores = new ArrayList<Samples>();
        for (int i = 0; i < trials; i++) {
            var block = done.get(i / TrialNetwork.PLACES);
            losses[i] = block.losses().get(i % TrialNetwork.PLACES);
            int from = i % TrialNetwork.PLACES * outputs;
            scores.add(block.scores().part(from, from + outputs));
        }
        var gradient = new HashMap<String, Samples>();
        for (var name : done.getFirst().gradient().keySet()) {
            var parts = new ArrayList<>(done.stream()
                    .map(block -> Objects.requireNonNull(block.gradient().get(name)))
                    .toList());
            var sum = summed(parts);
            Arrays.setAll(sum, i -> sum[i] / trials);
            gradient.put(name, Samples.of(sum));
        }
        return new TrialNetwork.Result(Arrays.stream(losses).sum() / trials, Samples.of(losses), scores, gradient);
    }

    /// The same with gradients that are summed up already.
    static TrialNetwork.Result of(
            TrialProgram program, int trials, TrialWorker.@Nullable Done[] blocks, Map<String, double[]> sums) {
        var result = of(program, trials, blocks);
        var gradient = new HashMap<String, Samples>();
        sums.forEach((name, sum) -> gradient.put(name, Samples.generate(sum.length, i -> sum[i] / trials)));
        return new TrialNetwork.Result(result.loss(), result.losses(), result.scores(), gradient);
    }

    /// The sum by a tree that depends on the number of parts alone.
    private static double[] summed(List<double[]> parts) {
        for (int stride = 1; stride < parts.size(); stride *= 2) {
            for (int i = 0; i + stride < parts.size(); i += 2 * stride) {
                var sum = parts.get(i);
                var more = parts.get(i + stride);
                Arrays.setAll(sum, k -> sum[k] + more[k]);
            }
        }
        return parts.getFirst();
    }
}
