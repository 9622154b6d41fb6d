package synfire.network.description;

import java.util.Arrays;
import synfire.network.wiring.Indices;

/// Some cells of a population, in an order: number `k` of these is number `index(k)` of the population.
public sealed interface Cells {

    String population();

    int size();

    int index(int k);

    /// Cells `first` up to, without, `end`.
    record Range(String population, int first, int end) implements Cells {

        public Range {
            if (first < 0 || end < first) {
                throw new IllegalArgumentException(
                        "cells %d to %d of '%s'; give a first cell from 0 and an end after it"
                                .formatted(first, end, population));
            }
        }

        @Override
        public int size() {
            return end - first;
        }

        @Override
        public int index(int k) {
            return first + k;
        }
    }

    /// Cells by their indices, each at most once.
    record Listed(String population, Indices indices) implements Cells {

        public Listed {
            var sorted = indices.toArray();
            Arrays.sort(sorted);
            for (int k = 1; k < sorted.length; k++) {
                if (sorted[k] == sorted[k - 1]) {
                    throw new IllegalArgumentException(
                            "cell %d of '%s' is listed twice; list each once".formatted(sorted[k], population));
                }
            }
        }

        @Override
        public int size() {
            return indices.size();
        }

        @Override
        public int index(int k) {
            return indices.get(k);
        }
    }

    /// The largest index; -1 if there are no cells.
    default int last() {
        return switch (this) {
            case Range(var _, int _, int end) -> size() == 0 ? -1 : end - 1;
            case Listed(var _, var indices) ->
                Arrays.stream(indices.toArray()).max().orElse(-1);
        };
    }
}
