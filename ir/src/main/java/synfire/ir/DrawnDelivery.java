package synfire.ir;

/// What [Op.DeliverDrawn] means: sources in ascending order, each sum rounded as it is made.
final class DrawnDelivery {

    private final Sizes sizes;
    private final DrawnRows rows;
    private final Tensor[] v;

    /// @param v into, events, weight, then the numbers of the rows
    DrawnDelivery(Sizes sizes, DrawnRows rows, Tensor[] v) {
        this.sizes = sizes;
        this.rows = rows;
        this.v = v.clone();
    }

    private long number(int at) {
        return v[3 + at].getInteger(0);
    }

    Tensor of(TensorType type) {
        var sums = v[0].toArray();
        boolean narrow = type.dtype() == DType.F32;
        for (int source = 0; source < sizes.of(rows.source()); source++) {
            double sent = v[1].get(source) * v[2].get(0);
            long row = source - number(2);
            if (v[1].get(source) == 0 || row < 0 || row >= number(3)) {
                continue;
            }
            for (long n = 0; n < number(1); n++) {
                int target = target(row, n);
                double sum = sums[target] + (narrow ? (float) sent : sent);
                sums[target] = narrow ? (float) sum : sum;
            }
        }
        return Tensor.of(type, sums);
    }

    private int target(long row, long n) {
        long targets = number(5);
        long hole = row + number(6);
        boolean has = hole >= 0 && hole < targets;
        long pair = Philox4x32.bits(number(0), row << 32, n / 4)[n % 4 < 2 ? 1 : 0];
        long word = (pair >>> (n % 2 * 32)) & 0xFFFFFFFFL;
        long drawn = (word * (has ? targets - 1 : targets)) >>> 32;
        return (int) (number(4) + drawn + (has && drawn >= hole ? 1 : 0));
    }
}
