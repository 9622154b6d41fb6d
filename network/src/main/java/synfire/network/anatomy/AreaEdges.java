package synfire.network.anatomy;

import java.util.Arrays;
import synfire.network.connectome.Matrix;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;
import synfire.network.wiring.Connector;

/// Draws which cells of areas are joined.
///
/// @param excitatory cells of an area, `inhibitory` likewise; those of an area follow each other
record AreaEdges(RandomKey key, int areas, int excitatory, int inhibitory, AreaPlaces places) {

    /// Pairs of source and target.
    static final class Pairs {
        private int[] sources = new int[1024];
        private int[] targets = new int[1024];
        private int size;

        void add(int source, int target) {
            if (size == sources.length) {
                sources = Arrays.copyOf(sources, 2 * size);
                targets = Arrays.copyOf(targets, 2 * size);
            }
            sources[size] = source;
            targets[size++] = target;
        }

        int size() {
            return size;
        }

        int source(int k) {
            return sources[k];
        }

        int target(int k) {
            return targets[k];
        }

        Connector connector() {
            return Connector.EdgeList.of(Arrays.copyOf(sources, size), Arrays.copyOf(targets, size));
        }
    }

    /// From excitatory cells, with a chance that falls with distance.
    ///
    /// @param toExcitatory whether the targets excite
    Pairs byDistance(boolean toExcitatory, double peak, double sigma) {
        int count = toExcitatory ? excitatory : inhibitory;
        int firstPlace = toExcitatory ? 0 : areas * excitatory;
        var x = new double[areas * count];
        var y = new double[areas * count];
        for (int c = 0; c < x.length; c++) {
            x[c] = places.x(firstPlace + c);
            y[c] = places.y(firstPlace + c);
        }
        var draws = key.split(toExcitatory ? "E_E" : "E_I");
        var pairs = new Pairs();
        for (int source = 0; source < areas * excitatory; source++) {
            var stream = new CounterStream(draws, source);
            double ownX = places.x(source);
            double ownY = places.y(source);
            int area = source / excitatory;
            for (int target = area * count; target < (area + 1) * count; target++) {
                double dx = x[target] - ownX;
                double dy = y[target] - ownY;
                double chance = peak * Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
                if (stream.nextUniform() < chance && !(toExcitatory && source == target)) {
                    pairs.add(source, target);
                }
            }
        }
        return pairs;
    }

    /// From inhibitory cells, with one chance.
    Pairs inhibitory(boolean toExcitatory, double chance) {
        int count = toExcitatory ? excitatory : inhibitory;
        var draws = key.split(toExcitatory ? "I_E" : "I_I");
        var pairs = new Pairs();
        for (int source = 0; source < areas * inhibitory; source++) {
            var stream = new CounterStream(draws, source);
            int area = source / inhibitory;
            for (int target = area * count; target < (area + 1) * count; target++) {
                if (stream.nextUniform() < chance && (toExcitatory || source != target)) {
                    pairs.add(source, target);
                }
            }
        }
        return pairs;
    }

    /// From excitatory cells to those of other areas: of each pair of areas the number that its weight asks
    /// for, each between two cells at random.
    Pairs between(Matrix fln, double perCell) {
        var draws = key.split("long_range");
        var pairs = new Pairs();
        for (int from = 0; from < areas; from++) {
            for (int to = 0; to < areas; to++) {
                if (from != to) {
                    var stream = new CounterStream(draws, from * areas + to);
                    long number = Math.round(perCell * excitatory * fln.at(from, to));
                    for (long k = 0; k < number; k++) {
                        int source = from * excitatory + stream.nextBelow(excitatory);
                        pairs.add(source, to * excitatory + stream.nextBelow(excitatory));
                    }
                }
            }
        }
        return pairs;
    }
}
