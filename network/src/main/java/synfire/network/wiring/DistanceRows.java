package synfire.network.wiring;

import java.util.Optional;
import synfire.ir.BinaryFunction;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Value;
import synfire.network.random.RandomKey;
import synfire.network.values.Evaluation;
import synfire.network.values.SynapseFormula;

/// Pairs with a probability by distance: candidates by geometric skips at the peak of the profile, each
/// kept with its share of the peak.
///
/// @param scale of the skips, −1/ln(1 − peak)
/// @param computed whether the profile is an expression
record DistanceRows(
        Ends ends,
        Ends.Places places,
        RandomKey key,
        double peak,
        double scale,
        Evaluation profile,
        boolean computed,
        boolean autapses)
        implements Rows {

    static DistanceRows of(Ends ends, RandomKey key, Profile profile, boolean autapses) {
        var places = ends.places()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s depends on distance, but its cells have no positions; give both populations positions"
                                .formatted(ends.name())));
        double peak = profile.peak();
        return new DistanceRows(
                ends,
                places,
                key,
                peak,
                ProbabilityRows.scale(peak),
                profile.evaluation(ends.name() + ": the profile"),
                profile instanceof Profile.Computed,
                autapses);
    }

    @Override
    public int sources() {
        return ends.sources();
    }

    @Override
    public void draw(int source, Row row) {
        row.clear();
        var stream = row.stream(key, source);
        int hole = ends.hole(source, autapses);
        for (long at = -1; ; ) {
            long skip = stream.nextGeometric(scale);
            if (skip >= ends.targets() - 1 - at) {
                return;
            }
            at += 1 + skip;
            int target = (int) at;
            double distance = places.sources().distance(source, places.targets(), target);
            double probability = profile.at(Evaluation.Place.synapse(source, target, distance), stream);
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException(
                        "%s: the probability from source %d to target %d, %s um apart, is %s; it is a number from 0 to 1"
                                .formatted(ends.name(), source, target, distance, probability));
            }
            boolean kept = stream.nextUniform() * peak < probability;
            if (kept && target != hole) {
                row.add(target);
            }
        }
    }

    @Override
    public boolean isProcedural() {
        return true;
    }

    /// An expression may give what is no probability.
    @Override
    public boolean mayFail() {
        return computed;
    }

    @Override
    public long expected() {
        return (long) (peak * ends.sources() * ends.targets());
    }

    @Override
    public Optional<Candidates> candidates() {
        return profile instanceof SynapseFormula formula
                ? Optional.of(new Candidates(
                        true, Long.MAX_VALUE, false, p -> p.skip(key, first(p, formula), scale), p -> keep(p, formula)))
                : Optional.empty();
    }

    /// The number of the first random number of a candidate: one for the skip, some for the profile, one
    /// for the
    /// choice.
    private static Value first(RowProgram p, SynapseFormula formula) {
        return p.b().multiply(p.number(), p.b().constant(2L + formula.draws()));
    }

    private Value keep(RowProgram p, SynapseFormula formula) {
        var b = p.b();
        var first = first(p, formula);
        var probability = p.formula(formula, key, b.add(first, b.constant(1L)));
        var u = p.uniform(key, b.add(first, b.constant(1L + formula.draws())));
        var kept = b.compare(Comparison.LESS, b.multiply(u, b.constant(DType.F64, peak)), probability);
        return autapses || p.self().isEmpty()
                ? kept
                : b.binary(
                        BinaryFunction.AND,
                        kept,
                        b.compare(
                                Comparison.NOT_EQUAL,
                                p.target(),
                                b.add(p.row(), b.constant(p.self().getAsLong()))));
    }
}
