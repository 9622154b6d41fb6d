package synfire.learn.train.circuit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import synfire.equations.Assignment;
import synfire.equations.Equation;
import synfire.equations.Event;
import synfire.equations.Input;
import synfire.equations.Model;
import synfire.equations.Spiking;
import synfire.equations.StepOrder;
import synfire.equations.Variables;
import synfire.equations.algebra.Substitution;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Source;
import synfire.equations.units.Dimension;

/// A cell that was fitted to recordings, as one of a network: the same equations and values, in mV and pA,
/// with the conductances of its synapses in nS.
///
/// What arrives is added to `g_E` (AMPA) and `g_I` (GABA), at an excitatory cell also to `g_N` (NMDA). An
/// excitatory cell besides sends `sent`, the share of its resources that a spike releases, which is 0 in
/// steps without a spike. What may be trained there has a box of 50 % around its published value as its
/// range.
///
/// An escape rate λ = a·exp(m/Δ) becomes a threshold with a noise of its own in each step: the cell fires
/// where m > Δ·ln(e/(a·dt)), e exponential with mean 1, which has the chance 1 − exp(−λ·dt) and, unlike a
/// draw, a margin in mV that a surrogate can be a function of.
public final class NetworkCell {

    /// Reversal potentials and time constants as in Brunel & Wang (2001), doi:10.1023/A:1011204814320; AMPA 5
    /// ms and GABA 10 ms as in the reference of the task, arXiv:2406.19708, rounded to cortical cells.
    private static final String FAST = """
            model fast-receptors

            parameters
              E_exc    = 0 mV                     # reversal potential of excitation
              E_inh    = -70 mV                   # reversal potential of inhibition
              tau_AMPA = 5 ms    in (2.5, 7.5)    # decay of AMPA
              tau_GABA = 10 ms   in (5, 15)       # decay of GABA

            state
              g_E = 0 nS                          # AMPA
              g_I = 0 nS                          # GABA

            inputs
              v : mV                              # membrane potential of the cell

            equations
              I_syn = g_E*(E_exc - v) + g_I*(E_inh - v) : pA
              dg_E/dt = -g_E/tau_AMPA             : nS
              dg_I/dt = -g_I/tau_GABA             : nS
            """;

    /// NMDA: Wang (1999), doi:10.1523/JNEUROSCI.19-21-09587.1999 (100 ms), block by Jahr & Stevens (1990),
    /// doi:10.1523/JNEUROSCI.10-09-03178.1990. Facilitation: Mongillo, Barak & Tsodyks (2008),
    /// doi:10.1126/science.1150769.
    private static final String SLOW = """
            model slow-receptors

            parameters
              E_NMDA   = 0 mV                     # reversal potential of NMDA
              tau_NMDA = 100 ms  in (50, 150)     # decay of NMDA
              Mg       = 1 mM    in [0, inf)      # magnesium outside the cell
              U        = 0.2     in (0.1, 0.3)    # use of resources by a cell at rest
              tau_fac  = 1500 ms in (750, 2250)   # facilitation
              tau_rec  = 200 ms  in (100, 300)    # recovery of resources

            state
              g_N  = 0 nS                         # NMDA, before the block by magnesium
              u    = U                            # share of resources that the next spike uses
              x    = 1                            # resources
              sent = 0                            # what the spike of this step releases

            inputs
              v : mV                              # membrane potential of the cell

            equations
              open  = 1/(1 + Mg/(3.57 mM)*exp(-0.062*v/(1 mV))) : 1
              I_syn = g_N*open*(E_NMDA - v)       : pA
              dg_N/dt = -g_N/tau_NMDA             : nS
              du/dt   = (U - u)/tau_fac           : 1
              dx/dt   = (1 - x)/tau_rec           : 1

            before step:
              sent = 0

            on v > 0 mV
              u += U*(1 - u)
              sent = u*x
              x -= sent
              spike
            """;

    private static final String POTENTIAL = "v";
    private static final String CURRENT = "I_syn";

    private NetworkCell() {}

    /// @param potential the state of the cell that is its membrane potential
    public static Model excitatory(Model fitted, String potential) {
        return joined(inhibitory(fitted, potential), part("slow-receptors", SLOW), potential, "I_slow");
    }

    /// @param potential the state of the cell that is its membrane potential
    public static Model inhibitory(Model fitted, String potential) {
        return joined(NoisyThreshold.of(fitted, potential), part("fast-receptors", FAST), potential, "I_fast");
    }

    private static Model part(String name, String text) {
        return Model.parse(new Source(name, text));
    }

    /// The cell with a part: what the part does at a spike it does at the cell's spike.
    ///
    /// @param current what the current of the part is called in the cell
    private static Model joined(Model cell, Model part, String potential, String current) {
        requireNoneTwice(cell, part);
        var input = currentInput(cell);
        var total = input.name() + "_with_" + current;
        Map<String, Expr> inPart = Map.of(POTENTIAL, new Expr.Name(potential), CURRENT, new Expr.Name(current));
        Map<String, Expr> inCell = Map.of(input.name(), new Expr.Name(total));
        var equations = new ArrayList<Equation>();
        for (var each : part.equations()) {
            equations.add(replaced(each, inPart, each.name().equals(CURRENT) ? current : each.name()));
        }
        var sum = new Expr.Binary(BinaryOperator.ADD, new Expr.Name(input.name()), new Expr.Name(current));
        equations.add(new Equation.Subexpression(total, sum, input.unit(), Set.of()));
        cell.equations().forEach(each -> equations.add(replaced(each, inCell, each.name())));
        var order = cell.order();
        var together = new Model(
                cell.name(),
                cell.header(),
                new Variables(
                        union(cell.parameters(), part.parameters()), union(cell.state(), part.state()), cell.inputs()),
                equations,
                spiking(cell, part),
                new StepOrder(
                        order.update(),
                        order.reset(),
                        union(order.before(), part.order().before()),
                        order.after()),
                cell.scheme());
        return Model.parse(new Source(cell.name(), together.text()));
    }

    private static Equation replaced(Equation equation, Map<String, Expr> names, String name) {
        return switch (equation) {
            case Equation.Differential(var _, var value, var flags) ->
                new Equation.Differential(name, Substitution.of(value, names), flags);
            case Equation.Subexpression(var _, var value, var unit, var flags) ->
                new Equation.Subexpression(name, Substitution.of(value, names), unit, flags);
        };
    }

    private static Spiking spiking(Model cell, Model part) {
        var more = part.spikeEvent().map(Event::statements).orElse(List.<Assignment>of());
        var events = cell.spiking().events().stream()
                .map(event -> event.spike() ? new Event(event.trigger(), union(event.statements(), more), true) : event)
                .toList();
        var spiking = cell.spiking();
        return new Spiking(events, spiking.refractory(), spiking.escape(), spiking.surrogate());
    }

    static Input currentInput(Model cell) {
        var currents = cell.inputs().stream()
                .filter(each -> each.unit().dimension().equals(Dimension.CURRENT))
                .toList();
        if (currents.size() != 1) {
            throw new IllegalArgumentException(
                    "model '%s' has %d inputs that are currents, so it is not known where synapses act; give it one"
                            .formatted(cell.name(), currents.size()));
        }
        return currents.getFirst();
    }

    private static void requireNoneTwice(Model cell, Model part) {
        var names = new HashSet<String>();
        cell.parameters().forEach(each -> names.add(each.name()));
        cell.state().forEach(each -> names.add(each.name()));
        cell.subexpressions().forEach(each -> names.add(each.name()));
        var own = new ArrayList<String>();
        part.parameters().forEach(each -> own.add(each.name()));
        part.state().forEach(each -> own.add(each.name()));
        part.subexpressions().stream()
                .map(Equation::name)
                .filter(each -> !each.equals(CURRENT))
                .forEach(own::add);
        for (var name : own) {
            if (names.contains(name)) {
                throw new IllegalArgumentException(
                        "model '%s' has a '%s' of its own, which its synapses need the name of; rename it"
                                .formatted(cell.name(), name));
            }
        }
    }

    private static <T> List<T> union(List<T> first, List<T> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
