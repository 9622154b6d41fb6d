package synfire.network.wiring;

import synfire.network.random.RandomKey;
import synfire.network.values.Evaluation;

/// Pairs with a probability by distance: candidates by geometric skips at the peak of the profile, each
/// kept with its share of the peak.
///
/// @param scale of the skips, −1/ln(1 − peak)
record DistanceRows(
        Ends ends, Ends.Places places, RandomKey key, double peak, double scale, Evaluation profile, boolean autapses)
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
}
