package synfire.cli.workload;

import java.util.List;
import java.util.function.LongFunction;
import synfire.network.description.Network;

/// The networks by name.
public final class Workloads {

    private static final double BALANCED_MS = 5000;
    private static final double BALANCED_DISCARD_MS = 500;
    private static final double BRUNEL_MS = 1500;
    private static final double BRUNEL_DISCARD_MS = 500;

    /// Benchmark 2 of Brette et al. (2007).
    public static final Workload W1 =
            balanced("W1", "4,000 leaky cells with exponential currents", BalancedNetworks::cuba);

    /// Benchmark 1 of Brette et al. (2007).
    public static final Workload W2 =
            balanced("W2", "4,000 leaky cells with exponential conductances", BalancedNetworks::coba);

    /// Benchmark 3 of Brette et al. (2007).
    public static final Workload W3 =
            balanced("W3", "4,000 Hodgkin-Huxley cells with exponential conductances", BalancedNetworks::cobaHh);

    /// Brunel (2000), model A, at three points (g, η).
    public static final List<Workload> W5 =
            List.of(brunel("5,2", 5, 2), brunel("4.5,0.9", 4.5, 0.9), brunel("6,4", 6, 4));

    private Workloads() {}

    private static Workload balanced(String name, String summary, LongFunction<Network> network) {
        return new Workload(
                name, summary, name, BalancedNetworks.EXCITATORY, network, BALANCED_MS, BALANCED_DISCARD_MS);
    }

    private static Workload brunel(String point, double g, double eta) {
        return new Workload(
                "W5",
                "12,500 leaky cells, delta synapses, g %s, η %s".formatted(g, eta),
                "W5 " + point,
                BrunelNetwork.EXCITATORY,
                seed -> BrunelNetwork.of(g, eta, seed),
                BRUNEL_MS,
                BRUNEL_DISCARD_MS);
    }
}
