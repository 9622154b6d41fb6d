package synfire.network.anatomy;

import java.util.ArrayList;
import java.util.Optional;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.network.connectome.Connectome;
import synfire.network.connectome.ConnectomeException;
import synfire.network.connectome.Matrix;
import synfire.network.description.Coupling;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Weights;

/// Regions as units of one model, coupled in proportion to the weights of a connectome, with the delays of
/// its lengths.
///
/// The population is called `regions`, the coupling `tracts`; regions have the order of the connectome.
/// Pairs without weight, and each region with itself, are not joined.
///
/// @param variable that regions give
/// @param input that it goes to
/// @param strength what a weight of 1, after scaling, is
/// @param scaling of the measured weights
/// @param velocity of conduction; empty for no delays
public record MassWiring(
        String variable, String input, Quantity strength, Scaling scaling, Optional<Quantity> velocity) {

    private static final Unit MM = Units.parse("mm");

    /// What measured weights are divided by.
    public enum Scaling {
        /// Nothing.
        AS_MEASURED,
        /// The largest of all.
        BY_LARGEST,
        /// For each region the sum of its inputs.
        BY_INPUTS
    }

    /// @throws ConnectomeException if delays are wanted and the connectome has no lengths
    public Anatomical network(Connectome connectome, Model model, long seed) {
        var regions = Population.of("regions", model, connectome.size());
        var sources = new ArrayList<Integer>();
        var targets = new ArrayList<Integer>();
        var weights = connectome.weights().values();
        for (int s = 0; s < connectome.size(); s++) {
            for (int t = 0; t < connectome.size(); t++) {
                if (s != t && weights.at(s, t) != 0) {
                    sources.add(s);
                    targets.add(t);
                }
            }
        }
        var scales = scales(connectome);
        int size = sources.size();
        var unit = strength.unit();
        var scaled = Samples.generate(
                size, k -> strength.value() * weights.at(sources.get(k), targets.get(k)) / scales.get(targets.get(k)));
        var coupling = Coupling.of(
                "tracts",
                regions.all(),
                variable,
                regions.all(),
                input,
                Connector.EdgeList.of(
                        sources.stream().mapToInt(i -> i).toArray(),
                        targets.stream().mapToInt(i -> i).toArray()),
                Weights.of(new SynapseValues.Listed(scaled, unit)));
        var network = Network.named("regions", seed).with(regions);
        if (velocity.isEmpty()) {
            return new Anatomical(network.with(coupling), connectome.provenance());
        }
        var lengths = lengths(connectome);
        var listed = Samples.generate(size, k -> lengths.at(sources.get(k), targets.get(k)));
        var conduction = new Coupling.Conduction(new SynapseValues.Listed(listed, MM), velocity.get());
        return new Anatomical(network.with(coupling.with(conduction)), connectome.provenance());
    }

    static Matrix lengths(Connectome connectome) {
        return connectome
                .lengths()
                .orElseThrow(() -> new ConnectomeException(
                        "connectome '%s'".formatted(connectome.name()),
                        "it has no lengths, which delays need",
                        "give lengths, or no velocity"));
    }

    private Samples scales(Connectome connectome) {
        var weights = connectome.weights().values();
        int n = connectome.size();
        double largest = 0;
        var sums = new double[n];
        for (int s = 0; s < n; s++) {
            for (int t = 0; t < n; t++) {
                double weight = s == t ? 0 : weights.at(s, t);
                largest = Math.max(largest, weight);
                sums[t] += weight;
            }
        }
        double most = largest;
        return Samples.generate(n, t -> switch (scaling) {
            case AS_MEASURED -> 1;
            case BY_LARGEST -> most;
            case BY_INPUTS -> sums[t];
        });
    }
}
