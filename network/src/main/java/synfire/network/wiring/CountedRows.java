package synfire.network.wiring;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import synfire.ir.BinaryFunction;
import synfire.ir.Comparison;
import synfire.ir.Value;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;
import synfire.network.random.StreamPrograms;

/// Rows of a known number of targets, drawn uniformly: fixed out-degree, and fixed total number.
///
/// @param counts number of targets by source
/// @param degree that of all sources, where they have the same
record CountedRows(
        Ends ends, RandomKey key, IntUnaryOperator counts, OptionalInt degree, boolean autapses, boolean multapses)
        implements Rows {

    static CountedRows sameCount(Ends ends, RandomKey key, int degree, boolean autapses, boolean multapses) {
        for (int source = 0; source < ends.sources(); source++) {
            ConnectorRules.degree(ends, "out-degree", degree, ends.allowed(source, autapses), "targets", multapses);
        }
        return new CountedRows(ends, key, source -> degree, OptionalInt.of(degree), autapses, multapses);
    }

    /// The counts of the rows are drawn one after the other, each given what those before it left: binomial
    /// with multapses, hypergeometric without.
    static CountedRows total(Ends ends, RandomKey key, long number, boolean autapses, boolean multapses) {
        long pairs = 0;
        for (int source = 0; source < ends.sources(); source++) {
            pairs += ends.allowed(source, autapses);
        }
        if (number > pairs && (pairs == 0 || !multapses)) {
            throw new IllegalArgumentException(
                    "%s: a total number of %d synapses, but there are only %d pairs; lower it%s"
                            .formatted(ends.name(), number, pairs, multapses ? "" : ", or allow multapses"));
        }
        var counts = new int[ends.sources()];
        var countKey = key.split("counts");
        long left = number;
        for (int source = 0; source < counts.length; source++) {
            long allowed = ends.allowed(source, autapses);
            double u = new CounterStream(countKey, source).nextUniform();
            long count = multapses
                    ? Counts.binomial(left, allowed, pairs, u)
                    : Counts.hypergeometric(left, allowed, pairs, u);
            counts[source] = Math.toIntExact(count);
            left -= count;
            pairs -= allowed;
        }
        return new CountedRows(ends, key, source -> counts[source], OptionalInt.empty(), autapses, multapses);
    }

    @Override
    public int sources() {
        return ends.sources();
    }

    @Override
    public void draw(int source, Row row) {
        row.clear();
        int allowed = ends.allowed(source, autapses);
        var stream = row.stream(key, source);
        if (multapses && degree.isPresent()) {
            row.drawInOrder(stream, count(source, row), allowed);
        } else if (multapses) {
            row.draw(stream, count(source, row), allowed);
        } else {
            row.drawDistinct(stream, count(source, row), allowed);
        }
        row.skip(ends.hole(source, autapses));
    }

    @Override
    public int count(int source, Row scratch) {
        return counts.applyAsInt(source);
    }

    @Override
    public boolean isProcedural() {
        return true;
    }

    @Override
    public long expected() {
        return degree.isPresent() ? (long) degree.getAsInt() * sources() : 0;
    }

    @Override
    public Optional<String> obstacle() {
        if (degree.isEmpty()) {
            return Optional.of(
                    "with a fixed total number, how many targets a source has depends on all sources before it");
        }
        return multapses
                ? Optional.empty()
                : Optional.of(
                        "targets that are all different depend on those of the same source before them; allow multapses");
    }

    @Override
    public Optional<Candidates> candidates() {
        return multapses && degree.isPresent()
                ? Optional.of(new Candidates(false, degree.getAsInt(), false, this::target, p -> p.b().constant(true)))
                : Optional.empty();
    }

    /// Word n of the row, as part of the targets, beyond the row's own cell.
    private Value target(RowProgram p) {
        var b = p.b();
        var targets = b.constant((long) ends.targets());
        var allowed = targets;
        var hole = targets;
        if (!autapses && p.self().isPresent()) {
            var own = b.add(p.row(), b.constant(p.self().getAsLong()));
            var has = b.binary(
                    BinaryFunction.AND,
                    b.compare(Comparison.GREATER_EQUAL, own, b.constant(0L)),
                    b.compare(Comparison.LESS, own, targets));
            allowed = b.select(has, b.subtract(targets, b.constant(1L)), targets);
            hole = b.select(has, own, targets);
        }
        var word = StreamPrograms.word(b, key, p.row(), p.number());
        var drawn = b.binary(BinaryFunction.SHIFT_RIGHT, b.multiply(word, allowed), b.constant(32L));
        var over = b.compare(Comparison.GREATER_EQUAL, drawn, hole);
        return b.add(drawn, b.select(over, b.constant(1L), b.constant(0L)));
    }
}
