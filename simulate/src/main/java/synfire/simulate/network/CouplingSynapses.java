package synfire.simulate.network;

import java.util.Arrays;
import synfire.network.description.Coupling;
import synfire.network.wiring.Edges;

/// The synapses of a coupling by target, the sources of each in ascending order.
final class CouplingSynapses {

    private final long[] start;
    private final long[] end;
    private final long[] source;
    private final double[] weight;
    private final double[] delay;
    private final double[] length;
    private final int slots;
    private final boolean whole;

    /// @param edges by source
    /// @param lengths the same edges with their lengths as weights, or none
    /// @param lengthPerStep how far a signal gets in a step, in µm
    /// @param learned whether delays change: then they are real, and may become twice as long
    /// @param targets number of cells of the target's population
    CouplingSynapses(
            Coupling coupling, Edges edges, Edges lengths, double lengthPerStep, boolean learned, int targets) {
        int size = Math.toIntExact(edges.size());
        var counts = new int[targets + 1];
        for (int e = 0; e < size; e++) {
            counts[coupling.target().index(edges.target(e)) + 1]++;
        }
        Arrays.parallelPrefix(counts, Integer::sum);
        start = new long[targets];
        end = new long[targets];
        for (int t = 0; t < targets; t++) {
            start[t] = counts[t];
            end[t] = counts[t + 1];
        }
        source = new long[size];
        weight = new double[size];
        delay = new double[size];
        length = new double[size];
        var next = counts.clone();
        double longest = 0;
        boolean allWhole = true;
        for (int s = 0; s < edges.sources(); s++) {
            for (long e = edges.start(s); e < edges.start(s + 1); e++) {
                int at = next[coupling.target().index(edges.target(e))]++;
                source[at] = coupling.source().index(s);
                weight[at] = edges.weight(e);
                length[at] = lengths.weight(e);
                delay[at] = coupling.conduction().isPresent() ? length[at] / lengthPerStep : edges.delay(e);
                longest = Math.max(longest, delay[at]);
                allWhole &= delay[at] == Math.rint(delay[at]);
            }
        }
        whole = allWhole && coupling.conduction().isEmpty() && !learned;
        slots = longest == 0 ? 0 : (int) Math.ceil(learned ? 2 * longest : longest) + 2;
    }

    int size() {
        return source.length;
    }

    /// Of the line on which signals travel; 0 where they need no time.
    int slots() {
        return slots;
    }

    /// Whether all delays are whole steps.
    boolean whole() {
        return whole;
    }

    long[] start() {
        return start;
    }

    long[] end() {
        return end;
    }

    long[] source() {
        return source;
    }

    double[] weight() {
        return weight;
    }

    /// In steps.
    double[] delay() {
        return delay;
    }

    /// In µm; 0 where delays are not given by lengths.
    double[] length() {
        return length;
    }
}
