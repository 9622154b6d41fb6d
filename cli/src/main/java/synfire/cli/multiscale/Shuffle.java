package synfire.cli.multiscale;

import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// Orders drawn at random.
final class Shuffle {

    private Shuffle() {}

    /// A permutation of the numbers below `size` (Fisher & Yates).
    static int[] order(int size, RandomKey key) {
        var random = new CounterStream(key, 0);
        var order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextBelow(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
