package synfire.network.wiring;

import java.util.Optional;
import synfire.network.random.RandomKey;

/// Bernoulli pairs by geometric skips: the number of pairs left out before the next one that is joined.
///
/// Skip `n` of a row is `floor(-ln(u) / -ln(1 - p))` of uniform number `n` of the row.
record ProbabilityRows(Ends ends, RandomKey key, double scale, boolean autapses) implements Rows {

    static ProbabilityRows of(Ends ends, RandomKey key, double probability, boolean autapses) {
        return new ProbabilityRows(ends, key, scale(probability), autapses);
    }

    /// −1/ln(1 − p): 0 for p = 1, ∞ for p = 0.
    static double scale(double probability) {
        return -1 / StrictMath.log1p(-probability);
    }

    @Override
    public int sources() {
        return ends.sources();
    }

    @Override
    public void draw(int source, Row row) {
        row.clear();
        var stream = row.stream(key, source);
        int allowed = ends.allowed(source, autapses);
        for (long at = -1; ; ) {
            long skip = stream.nextGeometric(scale);
            if (skip >= allowed - 1 - at) {
                break;
            }
            at += 1 + skip;
            row.add((int) at);
        }
        row.skip(ends.hole(source, autapses));
    }

    @Override
    public boolean isProcedural() {
        return true;
    }

    @Override
    public long expected() {
        double probability = scale == Double.POSITIVE_INFINITY ? 0 : -StrictMath.expm1(-1 / scale);
        return (long) (probability * ends.sources() * ends.targets());
    }

    @Override
    public Optional<Candidates> candidates() {
        return Optional.of(new Candidates(
                true, Long.MAX_VALUE, !autapses, p -> p.skip(key, p.number(), scale), p -> p.b().constant(true)));
    }
}
