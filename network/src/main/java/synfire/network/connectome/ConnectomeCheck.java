package synfire.network.connectome;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What makes regions and matrices a connectome.
final class ConnectomeCheck {

    private final String name;
    private final List<Region> regions;

    private ConnectomeCheck(String name, List<Region> regions) {
        this.name = name;
        this.regions = regions;
    }

    static void check(
            String name,
            List<Region> regions,
            WeightMatrix weights,
            Optional<Matrix> lengths,
            List<WeightMatrix> others) {
        var check = new ConnectomeCheck(name, regions);
        check.regions();
        check.weights(weights);
        check.unmapped(weights);
        lengths.ifPresent(check::lengths);
        var measures = new HashSet<>(List.of(weights.measure().name()));
        for (var other : others) {
            check.weights(other);
            if (!measures.add(other.measure().name())) {
                throw check.wrong(other.measure().name(), "it is given twice", "give each measure once");
            }
        }
    }

    private void regions() {
        if (regions.isEmpty()) {
            throw wrong("regions", "there are none", "give the names of the regions");
        }
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < regions.size(); i++) {
            var region = regions.get(i);
            var place = "region %d of %d".formatted(i + 1, regions.size());
            if (region.name().isBlank()) {
                throw wrong(place, "it has no name", "name it, or take it out of the names and the matrices");
            }
            var earlier = places.putIfAbsent(region.name(), i);
            if (earlier != null) {
                throw wrong(
                        place,
                        "its name '%s' is also that of region %d".formatted(region.name(), earlier + 1),
                        "name each region once, with its hemisphere where both have it");
            }
            if (region.position().filter(position -> !position.isFinite()).isPresent()
                    || region.hierarchy()
                            .filter(level -> !Double.isFinite(level))
                            .isPresent()) {
                throw wrong(
                        "region '%s'".formatted(region.name()),
                        "its position or its place in the hierarchy is no number",
                        "leave out what is not known");
            }
        }
    }

    private void square(String what, Matrix matrix) {
        if (matrix.rows() != regions.size() || matrix.columns() != regions.size()) {
            throw wrong(
                    what,
                    "it is %s, but there are %d regions".formatted(matrix, regions.size()),
                    "give a row and a column for each region; 0 where there is no projection");
        }
    }

    private void weights(WeightMatrix weights) {
        var measure = weights.measure();
        square(measure.name(), weights.values());
        for (int source = 0; source < regions.size(); source++) {
            for (int target = 0; target < regions.size(); target++) {
                double value = weights.values().at(source, target);
                if (!measure.allows(value)) {
                    throw wrong(
                            measure.name() + " " + pair(source, target),
                            "it is %s, but %s is %s".formatted(value, measure.name(), measure.range()),
                            "correct it; write 0 where no projection was found, and mark regions without mapped inputs");
                }
            }
        }
    }

    private void unmapped(WeightMatrix weights) {
        for (int target = 0; target < regions.size(); target++) {
            for (int source = 0; source < regions.size() && !regions.get(target).inputsMapped(); source++) {
                double value = weights.values().at(source, target);
                if (value != 0) {
                    throw wrong(
                            weights.measure().name() + " " + pair(source, target),
                            "it is %s, but the inputs of the target are said not to be mapped".formatted(value),
                            "mark the target as mapped; if rows are targets in the source, transpose the matrix");
                }
            }
        }
    }

    private void lengths(Matrix lengths) {
        square("lengths", lengths);
        for (int source = 0; source < regions.size(); source++) {
            for (int target = 0; target < regions.size(); target++) {
                double mm = lengths.at(source, target);
                if (!(mm >= 0 && mm <= Double.MAX_VALUE)) {
                    throw wrong(
                            "length " + pair(source, target),
                            "it is %s mm, but a length is not negative and finite".formatted(mm),
                            "correct it; write 0 where there is no projection");
                }
            }
        }
    }

    private String pair(int source, int target) {
        return "from '%s' to '%s'"
                .formatted(regions.get(source).name(), regions.get(target).name());
    }

    private ConnectomeException wrong(String place, String problem, String fix) {
        return new ConnectomeException("connectome '%s': %s".formatted(name, place), problem, fix);
    }
}
