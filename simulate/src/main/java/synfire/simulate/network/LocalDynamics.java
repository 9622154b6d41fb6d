package synfire.simulate.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import synfire.ir.Builder;
import synfire.ir.Value;
import synfire.simulate.network.CellDerivatives.Factor;

/// The linear system that changes of one cell's states follow from step to step. Cells that reach the
/// readout have, besides their states, an echo of each state of the readout: what their spikes have left in
/// it, for a weight of 1.
///
/// @param shadow the readout that is reached, if it is
/// @param across whether spikes count for what they do to other cells too
record LocalDynamics(PopulationCode population, CellDerivatives derivatives, Optional<Shadow> shadow, boolean across) {

    /// The memory of the readout in the cells that reach it.
    ///
    /// @param variable that spikes are added to
    /// @param read that the loss reads
    /// @param kept what state of the readout each step keeps of which, by both names; empty where none
    ///     counts
    record Shadow(String variable, String read, Map<String, Map<String, Double>> kept) {

        private static final String PREFIX = "readout.";

        Shadow {
            kept = Map.copyOf(kept);
        }

        /// The echo that the loss acts on.
        String acted() {
            return PREFIX + read;
        }

        private List<String> components() {
            var names = new LinkedHashSet<>(List.of(variable, read));
            names.addAll(kept.keySet());
            return names.stream().map(PREFIX::concat).toList();
        }

        private Factor factor(String to, String from, Factor ofSpike) {
            boolean fromShadow = from.startsWith(PREFIX);
            if (!fromShadow) {
                return to.equals(PREFIX + variable) ? ofSpike : Factor.zero();
            }
            var row = kept.getOrDefault(to.substring(PREFIX.length()), Map.of());
            return new Factor.Constant(row.getOrDefault(from.substring(PREFIX.length()), 0.0));
        }
    }

    /// States, then echoes.
    private List<String> all() {
        var all = new ArrayList<>(derivatives.states());
        shadow.ifPresent(echo -> all.addAll(echo.components()));
        return all;
    }

    /// What a component after a step changes with one before.
    Factor factor(String to, String from) {
        if (shadow.isPresent() && to.startsWith(Shadow.PREFIX)) {
            var ofSpike = from.startsWith(Shadow.PREFIX) ? Factor.zero() : spike(from);
            return shadow.get().factor(to, from, ofSpike);
        }
        return from.startsWith(Shadow.PREFIX) ? Factor.zero() : derivatives.byState(to, from);
    }

    /// What the spike of a step changes with a state before it.
    Factor spike(String from) {
        return from.startsWith(Shadow.PREFIX) || !population.spikes()
                ? Factor.zero()
                : derivatives.byState(CellDerivatives.SPIKE, from);
    }

    /// What a component changes with what arrives at a variable at the end of a step.
    Factor arrival(String component, String variable) {
        return component.startsWith(Shadow.PREFIX) ? Factor.zero() : derivatives.byArrival(component, variable);
    }

    /// The components that come to depend on what arrives at a variable, and that the loss comes to depend
    /// on.
    ///
    /// @param acted the component that the loss acts on, if one
    List<String> touched(String variable, Optional<String> acted) {
        var all = all();
        Set<String> reached = new LinkedHashSet<>();
        all.stream().filter(each -> !arrival(each, variable).isZero()).forEach(reached::add);
        grow(reached, all, (from, to) -> !factor(to, from).isZero());
        Set<String> useful = new HashSet<>();
        acted.ifPresent(useful::add);
        if (across) {
            all.stream().filter(each -> !spike(each).isZero()).forEach(useful::add);
        }
        grow(useful, all, (to, from) -> !factor(to, from).isZero());
        return all.stream()
                .filter(each -> reached.contains(each) && useful.contains(each))
                .toList();
    }

    /// Some components in the order of the system.
    List<String> ordered(Set<String> some) {
        return all().stream().filter(some::contains).toList();
    }

    private interface Edge {
        boolean joins(String from, String to);
    }

    private static void grow(Set<String> set, List<String> all, Edge edge) {
        boolean grown = true;
        while (grown) {
            grown = false;
            for (var to : all) {
                if (!set.contains(to) && List.copyOf(set).stream().anyMatch(from -> edge.joins(from, to))) {
                    grown |= set.add(to);
                }
            }
        }
    }

    /// Which components depend on which after any number of steps, among some.
    ///
    /// @return for each component those that it comes to depend on, itself too
    Map<String, List<String>> dependences(List<String> among) {
        var dependences = new HashMap<String, List<String>>();
        for (var to : among) {
            var set = new LinkedHashSet<>(List.of(to));
            grow(set, among, (here, before) -> !factor(here, before).isZero());
            dependences.put(to, among.stream().filter(set::contains).toList());
        }
        return dependences;
    }

    /// All factors of some components.
    List<Factor.Computed> computed(List<String> among, Set<String> variables) {
        var computed = new LinkedHashSet<Factor.Computed>();
        for (var from : among) {
            among.forEach(to -> add(computed, factor(to, from)));
            if (across) {
                add(computed, spike(from));
            }
            variables.forEach(variable -> add(computed, arrival(from, variable)));
        }
        return List.copyOf(computed);
    }

    private static void add(Set<Factor.Computed> computed, Factor factor) {
        if (factor instanceof Factor.Computed each) {
            computed.add(each);
        }
    }

    /// A sum of products.
    static final class Sum {
        private final Builder b;
        private final Map<String, Value> factors;
        private @Nullable Value sum;

        /// @param factors those that are computed, by name
        Sum(Builder b, Map<String, Value> factors) {
            this.b = b;
            this.factors = factors;
        }

        Sum add(Factor factor, Value x) {
            if (!factor.isZero()) {
                sum = switch (factor) {
                    case Factor.Constant(double value) when value == 1 -> sum == null ? x : b.add(sum, x);
                    case Factor.Constant(double value) -> product(b.like(x, value), x);
                    case Factor.Computed(var name, var _) -> product(PopulationCode.at(factors, name), x);
                };
            }
            return this;
        }

        private Value product(Value factor, Value x) {
            return sum == null ? b.multiply(factor, x) : b.fma(factor, x, sum);
        }

        Optional<Value> value() {
            return Optional.ofNullable(sum);
        }
    }
}
