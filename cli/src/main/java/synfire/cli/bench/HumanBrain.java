package synfire.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import synfire.data.connectome.PublishedConnectomes;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;
import synfire.ir.DType;
import synfire.kernels.Backends;
import synfire.kernels.CompileOptions;
import synfire.models.Catalogue;
import synfire.network.Samples;
import synfire.network.analysis.connectivity.FunctionalConnectivity;
import synfire.network.analysis.connectivity.SimilarityGradient;
import synfire.network.anatomy.MassWiring;
import synfire.network.connectome.Connectome;
import synfire.network.description.Coupling;
import synfire.network.description.Network;
import synfire.network.description.Population;
import synfire.network.values.CellValues;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Weights;
import synfire.simulate.Engine;
import synfire.simulate.network.NetworkCopies;

/// A human brain of 84 regions as reduced Wong-Wang units, coupled by tracts with delays of whole steps at 3 mm/ms, and
/// ten minutes of its BOLD by Balloon-Windkessel, one sample each 720 ms, after 20 s that are left out.
///
/// Noise of 0.01 per √ms in each region. Tracts are weighed by streamlines over the largest count, times the current of
/// open synapses. Vessels move by Euler's rule, as they take a second for what regions do in a step.
///
/// @param measured connectivity of the same regions
record HumanBrain(Connectome connectome, FunctionalConnectivity measured) {

    /// Between two samples of BOLD, in ms.
    static final int REPETITION = 720;

    static final int SKIPPED = 28;
    static final int SAMPLES = 833;

    /// What may be fitted, each for every region.
    static final List<String> PARAMETERS = List.of("regions.G", "regions.w", "regions.I_0");

    private static final double VELOCITY = 3;

    /// The data, if they lie beside the project.
    static Optional<HumanBrain> read() {
        return Hierarchies.data("conn_human").map(folder -> {
            var connectome = PublishedConnectomes.connectome("human84", folder);
            var measured = FunctionalConnectivity.of(
                    connectome.names(), connectome.measured("FC").values());
            return new HumanBrain(connectome, measured);
        });
    }

    int regions() {
        return connectome.size();
    }

    NetworkCopies copies(int copies, double dtMs, DType dtype) {
        int every = (int) Math.round(REPETITION / dtMs);
        var observed = new NetworkCopies.Observation("vessels", "bold", every);
        return new NetworkCopies(
                network(dtMs),
                Quantity.of(dtMs, "ms"),
                dtype,
                copies,
                observed,
                PARAMETERS,
                new Engine(Backends.load(), CompileOptions.DEFAULT.withRegisters(copies > 16 ? 2 : 1), 1));
    }

    private Network network(double dtMs) {
        var wiring = new MassWiring(
                "S",
                "I",
                Quantity.of(260.9, "pA"),
                MassWiring.Scaling.BY_LARGEST,
                Optional.of(Quantity.of(1, "mm/ms")));
        var wired = wiring.network(connectome, Catalogue.get("wong-wang"), 1).network();
        var regions = wired.population("regions").with("sigma", CellValues.of(0.01, "1/sqrt(ms)"));
        var vessels =
                Population.of("vessels", Catalogue.get("balloon-windkessel").withScheme("euler"), connectome.size());
        return Network.named("brain", 1)
                .with(regions)
                .with(vessels)
                .with(late(wired.couplings().getFirst(), dtMs))
                .with(Coupling.of(
                        "blood", regions.all(), "S", vessels.all(), "z", new Connector.OneToOne(), Weights.of(1, "1")));
    }

    /// The same tracts with delays of whole steps, at least one.
    private static Coupling late(Coupling tracts, double dtMs) {
        if (!(tracts.conduction().orElseThrow().lengths() instanceof SynapseValues.Listed(var lengths, var unit))) {
            throw new IllegalStateException("tracts without listed lengths");
        }
        double mm = unit.inBase() / Units.parse("mm").inBase();
        var times = lengths.map(length -> Math.max(dtMs, mm * length / VELOCITY));
        return new Coupling(
                tracts.name(),
                tracts.source(),
                tracts.variable(),
                tracts.target(),
                tracts.input(),
                tracts.kind(),
                tracts.connector(),
                tracts.weights(),
                new Delay.Steps(new SynapseValues.Listed(times, Units.MS)),
                Optional.empty());
    }

    /// Sets one parameter of the same value in all regions.
    ///
    /// @param perCopy one value for each copy, in base units
    void set(NetworkCopies copies, String name, double... perCopy) {
        copies.set(name, Samples.generate(regions() * perCopy.length, i -> perCopy[i % perCopy.length]));
    }

    /// Sets one parameter of values that differ between regions.
    ///
    /// @param perRegion for each region one value for each copy, in base units
    void set(NetworkCopies copies, String name, double[][] perRegion) {
        int count = perRegion[0].length;
        copies.set(name, Samples.generate(regions() * count, i -> perRegion[i / count][i % count]));
    }

    /// How alike the connectivity of each copy's BOLD and the measured one are, and how that changes with every sample.
    ///
    /// @param bold `[sample, region, copy]`
    List<SimilarityGradient> similarities(Samples bold, int copies) {
        int samples = bold.size() / (regions() * copies);
        var all = new ArrayList<SimilarityGradient>();
        for (int copy = 0; copy < copies; copy++) {
            int at = copy;
            var signals = new ArrayList<Samples>();
            for (int region = 0; region < regions(); region++) {
                int cell = region;
                signals.add(Samples.generate(samples, k -> bold.get((k * regions() + cell) * copies + at)));
            }
            all.add(SimilarityGradient.of(signals, measured));
        }
        return all;
    }

    /// The derivative by each sample `[sample, region, copy]`.
    Samples slopes(List<SimilarityGradient> similarities) {
        int copies = similarities.size();
        int samples = similarities.getFirst().slopes().getFirst().size();
        var all = new double[samples * regions() * copies];
        for (int copy = 0; copy < copies; copy++) {
            for (int region = 0; region < regions(); region++) {
                var slopes = similarities.get(copy).slopes().get(region);
                for (int k = 0; k < samples; k++) {
                    all[(k * regions() + region) * copies + copy] = slopes.get(k);
                }
            }
        }
        return Samples.of(all);
    }
}
