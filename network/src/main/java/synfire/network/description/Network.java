package synfire.network.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.network.random.RandomKey;
import synfire.network.values.Coordinates;
import synfire.network.wiring.Wiring;

/// Populations, the projections and couplings between them, what comes from outside, and what is recorded.
///
/// @param seed of everything that is drawn at random
public record Network(
        String name,
        List<Population> populations,
        List<Projection> projections,
        List<Coupling> couplings,
        List<Stimulus> stimuli,
        List<Probe> probes,
        long seed) {

    public Network {
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
        couplings = List.copyOf(couplings);
        stimuli = List.copyOf(stimuli);
        probes = List.copyOf(probes);
        NetworkRules.check(name, populations, projections, couplings, stimuli, probes);
    }

    /// A network without anything in it.
    public static Network named(String name, long seed) {
        return new Network(name, List.of(), List.of(), List.of(), List.of(), List.of(), seed);
    }

    public Network with(Population population) {
        return new Network(name, more(populations, population), projections, couplings, stimuli, probes, seed);
    }

    public Network with(Projection projection) {
        return new Network(name, populations, more(projections, projection), couplings, stimuli, probes, seed);
    }

    public Network with(Coupling coupling) {
        return new Network(name, populations, projections, more(couplings, coupling), stimuli, probes, seed);
    }

    public Network with(Stimulus stimulus) {
        return new Network(name, populations, projections, couplings, more(stimuli, stimulus), probes, seed);
    }

    public Network with(Probe probe) {
        return new Network(name, populations, projections, couplings, stimuli, more(probes, probe), seed);
    }

    public Network withSeed(long newSeed) {
        return new Network(name, populations, projections, couplings, stimuli, probes, newSeed);
    }

    /// The population of that name.
    public Population population(String population) {
        return populations.stream()
                .filter(p -> p.name().equals(population))
                .findFirst()
                .orElseThrow(() -> unknown(
                        "population",
                        population,
                        populations.stream().map(Population::name).toList()));
    }

    /// The projection of that name.
    public Projection projection(String projection) {
        return projections.stream()
                .filter(p -> p.name().equals(projection))
                .findFirst()
                .orElseThrow(() -> unknown(
                        "projection",
                        projection,
                        projections.stream().map(Projection::name).toList()));
    }

    /// The model that the cells of a population follow together with their synapses: its own, with the
    /// variables that synapse models keep at the target as `PROJECTION.VARIABLE`.
    public Model model(String population) {
        return CellsWithSynapses.of(population(population), projections);
    }

    /// The key of everything that is drawn at random.
    public RandomKey key() {
        return RandomKey.ofSeed(seed);
    }

    /// The values of a parameter, or of a state variable at the start, of all cells of a population, in
    /// base units.
    ///
    /// @throws IllegalArgumentException if the population gives no values of it
    public double[] values(String population, String variable) {
        return Resolution.values(this, population(population), variable);
    }

    /// Where the cells of a population are, if it has positions.
    public Optional<Coordinates> coordinates(String population) {
        return Resolution.coordinates(this, population(population));
    }

    /// The synapses of a projection.
    ///
    /// @param dt time step in which delays are counted
    /// @throws IllegalArgumentException if a degree, a list, a matrix or a delay does not fit
    public Wiring wiring(String projection, Quantity dt) {
        return Resolution.wiring(this, projection(projection), dt.in(Units.MS));
    }

    /// The synapses of a coupling.
    ///
    /// @param dt time step in which delays are counted; those by conduction are left at 0
    /// @throws IllegalArgumentException if a degree, a list, a matrix or a delay does not fit
    public Wiring wiring(Coupling coupling, Quantity dt) {
        return Resolution.wiring(this, coupling, dt.in(Units.MS));
    }

    /// The synapses of a coupling with their lengths, in µm, as weights.
    public Wiring lengths(Coupling coupling, Coupling.Conduction conduction) {
        return Resolution.lengths(this, coupling, conduction);
    }

    /// The synapses of a projection with the values of a parameter, or of a variable at the start, that its
    /// synapse model has, in place of their weights.
    ///
    /// @throws IllegalArgumentException if the projection gives no values of it
    public Wiring wiring(String projection, String variable, Quantity dt) {
        return Resolution.wiring(this, projection(projection), variable, dt.in(Units.MS));
    }

    private IllegalArgumentException unknown(String what, String wanted, List<String> known) {
        return new IllegalArgumentException("network '%s' has no %s '%s'; %s"
                .formatted(name, what, wanted, Names.meant(wanted, known, what + "s")));
    }

    private static <T> List<T> more(List<T> list, T item) {
        var more = new ArrayList<>(list);
        more.add(item);
        return more;
    }
}
