package synfire.network.connectome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Regions of a brain and what was measured between them.
///
/// @param weights of the projections
/// @param lengths of the projections, or distances between the regions, in mm
/// @param others what else was measured between the same regions, such as SLN beside FLN; each measure once
public record Connectome(
        String name,
        List<Region> regions,
        WeightMatrix weights,
        Optional<Matrix> lengths,
        List<WeightMatrix> others,
        Provenance provenance) {

    /// @throws ConnectomeException naming the region or the pair of regions that does not fit
    public Connectome {
        regions = List.copyOf(regions);
        others = List.copyOf(others);
        ConnectomeCheck.check(name, regions, weights, lengths, others);
    }

    public int size() {
        return regions.size();
    }

    public List<String> names() {
        return regions.stream().map(Region::name).toList();
    }

    /// The place of a region, from 0.
    public int index(String region) {
        int place = names().indexOf(region);
        if (place < 0) {
            throw new ConnectomeException(
                    "connectome '%s'".formatted(name),
                    "it has no region '%s'".formatted(region),
                    "choose among " + String.join(", ", names()));
        }
        return place;
    }

    public double weight(String source, String target) {
        return weights.values().at(index(source), index(target));
    }

    /// In mm.
    public Optional<Double> length(String source, String target) {
        return lengths.map(matrix -> matrix.at(index(source), index(target)));
    }

    /// What was measured, by the name of the measure.
    public WeightMatrix measured(String measure) {
        return IntStream.rangeClosed(0, others.size())
                .mapToObj(i -> i == 0 ? weights : others.get(i - 1))
                .filter(matrix -> matrix.measure().name().equals(measure))
                .findFirst()
                .orElseThrow(() -> new ConnectomeException(
                        "connectome '%s'".formatted(name),
                        "it has no %s".formatted(measure),
                        "it has %s".formatted(String.join(", ", measures()))));
    }

    public List<String> measures() {
        var names = new ArrayList<String>();
        names.add(weights.measure().name());
        others.forEach(matrix -> names.add(matrix.measure().name()));
        return names;
    }

    /// The part between these regions, in this order.
    public Connectome select(List<String> chosen) {
        var places = chosen.stream().map(this::index).toList();
        return new Connectome(
                name,
                places.stream().map(regions::get).toList(),
                new WeightMatrix(weights.measure(), weights.values().select(places)),
                lengths.map(matrix -> matrix.select(places)),
                others.stream()
                        .map(other ->
                                new WeightMatrix(other.measure(), other.values().select(places)))
                        .toList(),
                provenance);
    }

    /// The part between regions whose inputs were looked for, where a weight of 0 means that there is no projection.
    public Connectome mapped() {
        return select(
                regions.stream().filter(Region::inputsMapped).map(Region::name).toList());
    }

    /// How many pairs of different regions have a weight.
    public long projections() {
        return IntStream.range(0, size())
                .mapToLong(s -> IntStream.range(0, size())
                        .filter(t -> s != t && weights.values().at(s, t) != 0)
                        .count())
                .sum();
    }

    /// The part of the pairs of different regions, the inputs of whose target were looked for, that have a weight.
    public double density() {
        long targets = regions.stream().filter(Region::inputsMapped).count();
        return (double) projections() / (targets * (size() - 1.0));
    }

    /// What it is and where it comes from, as a report prints it.
    public String summary() {
        var measure = weights.measure();
        return "%s: %d regions, %d projections, %s [%s] (%s)%s%n%s"
                .formatted(
                        name,
                        size(),
                        projections(),
                        measure.name(),
                        measure.unit(),
                        measure.meaning(),
                        lengths.isPresent() ? ", lengths in mm" : "",
                        provenance.text())
                .replace("\r\n", "\n");
    }
}
