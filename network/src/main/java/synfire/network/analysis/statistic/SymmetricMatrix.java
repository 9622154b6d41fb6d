package synfire.network.analysis.statistic;

import synfire.network.Samples;

/// One number for each pair of things, the same both ways: distances, correlations.
///
/// @param size number of things
/// @param lower rows of the lower triangle with the diagonal, `size·(size + 1)/2` numbers: (0,0), (1,0),
/// (1,1), …
public record SymmetricMatrix(int size, Samples lower) {

    /// The most things whose triangle fits into an array.
    private static final int MOST = 65_535;

    public SymmetricMatrix {
        if (lower.size() != triangle(size)) {
            throw new IllegalArgumentException("a symmetric matrix of %d rows has %d numbers, not %d"
                    .formatted(size, triangle(size), lower.size()));
        }
    }

    /// The value for row and column, asked for where the row is no less than the column.
    public interface Entry {
        double at(int row, int column);
    }

    public static SymmetricMatrix generate(int size, Entry entry) {
        int[] place = {0, -1};
        return new SymmetricMatrix(size, Samples.generate(triangle(size), _ -> {
            if (++place[1] > place[0]) {
                place[0]++;
                place[1] = 0;
            }
            return entry.at(place[0], place[1]);
        }));
    }

    public double get(int row, int column) {
        int high = Math.max(row, column);
        int low = Math.min(row, column);
        if (low < 0 || high >= size) {
            throw new IndexOutOfBoundsException("entry %d, %d of %d rows".formatted(row, column, size));
        }
        return lower.get((int) ((long) high * (high + 1) / 2) + low);
    }

    /// The numbers of all pairs of different things: (1,0), (2,0), (2,1), …
    public Samples pairs() {
        int[] place = {0, 0};
        return Samples.generate(Math.max(0, triangle(size) - size), _ -> {
            if (place[1] == place[0]) {
                place[0]++;
                place[1] = 0;
            }
            return get(place[0], place[1]++);
        });
    }

    /// The mean over all pairs of different things; NaN with fewer than two.
    public double meanOfPairs() {
        return Moments.mean(pairs());
    }

    private static int triangle(int size) {
        if (size < 0 || size > MOST) {
            throw new IllegalArgumentException(
                    "a matrix of all pairs of %d; it has at most %d rows, so choose fewer".formatted(size, MOST));
        }
        return (int) ((long) size * (size + 1) / 2);
    }
}
