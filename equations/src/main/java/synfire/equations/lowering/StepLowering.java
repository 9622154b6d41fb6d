package synfire.equations.lowering;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import synfire.equations.Equation;
import synfire.equations.Event;
import synfire.equations.Flag;
import synfire.equations.Model;
import synfire.equations.StepOrder.Reset;
import synfire.equations.lowering.LoweringOptions.EventSource;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Program;
import synfire.ir.SpikeMode;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// The program of one step: the parts of a step in the order of the model's text.
final class StepLowering {

    private final Model model;
    private final LoweringOptions options;
    private final Algebra algebra;
    private final SchemeSelection selection;
    private final Bookkeeping bookkeeping;
    private final Builder b;
    private final TensorType cell;
    private final Statements statements;
    private final Saltation saltation;
    private final Map<String, Value> inputs = new HashMap<>();
    private final Map<String, Value> normals = new HashMap<>();

    StepLowering(
            Model model, LoweringOptions options, Algebra algebra, SchemeSelection selection, Bookkeeping bookkeeping) {
        this.model = model;
        this.options = options;
        this.algebra = algebra;
        this.selection = selection;
        this.bookkeeping = bookkeeping;
        this.b = new Builder(model.name() + ".step");
        this.cell = new TensorType(options.dtype(), options.axes());
        this.statements = new Statements(model);
        this.saltation = new Saltation(model, algebra, statements);
    }

    Program program() {
        var start = start();
        var clock = new RefractoryClock(model.spiking().refractory(), bookkeeping, start, inputs);
        var exposed = options.exposed().stream().map(clock.open(start)::value).toList();
        var active = clock.active();
        var scope = clock.open(start);
        if (model.order().reset() == Reset.NEXT_STEP && options.spikes().mode() != SpikeMode.EVENT) {
            scope = reset(scope, input(Bookkeeping.PENDING), shiftBefore());
        }
        if (bookkeeping.shift() && clock.released().isPresent()) {
            scope = saltation.release(scope, clock.released().get(), input(Bookkeeping.SHIFT));
        }
        scope = statements.run(scope, model.order().before());
        var before = scope;
        scope = advanced(before, input("dt"), active);
        var firing = model.spikeEvent().map(event -> new Firing(model, options, this::observed, active, event));
        if (firing.isPresent() && options.spikes().mode() == SpikeMode.EVENT) {
            scope = fireInside(firing.get(), clock, before, scope, active);
        } else if (firing.isPresent()) {
            scope = fireAtEnd(firing.get(), clock, before, scope, active);
        } else {
            scope = arrivals(scope, active);
            scope = otherEvents(scope);
            outputStates(scope);
        }
        for (int i = 0; i < exposed.size(); i++) {
            b.output(options.exposed().get(i), b.broadcast(scope.asNumber(exposed.get(i)), options.axes()));
        }
        return b.build();
    }

    private Scope start() {
        var scalar = TensorType.scalar(options.dtype());
        var values = new HashMap<String, Value>();
        for (var state : model.state()) {
            values.put(state.name(), declared(state.name(), cell, state.flags().contains(Flag.BOOLEAN)));
        }
        bookkeeping.names().forEach(name -> declared(name, cell, false));
        for (var parameter : model.parameters()) {
            values.put(
                    parameter.name(),
                    declared(parameter.name(), cell, parameter.flags().contains(Flag.BOOLEAN)));
        }
        for (var input : model.inputs()) {
            values.put(input.name(), declared(input.name(), cell, false));
        }
        values.put("t", declared("t", scalar, false));
        values.put("dt", declared("dt", scalar, false));
        var step = declared("step", TensorType.scalar(DType.I64), false);
        var scope = new Scope(b, options.dtype(), algebra, new Draws(b, cell, () -> step), values);
        for (var equation : model.equations()) {
            switch (equation) {
                case Equation.Differential _ -> {}
                case Equation.Subexpression(var name, var _, var _, var flags)
                when flags.contains(Flag.CONSTANT_OVER_DT) -> scope = scope.with(name, scope.value(name));
                case Equation.Subexpression _ -> {}
            }
        }
        return scope;
    }

    private Value declared(String name, TensorType type, boolean condition) {
        var value = b.input(name, type);
        inputs.put(name, value);
        return condition ? b.convert(value, DType.BOOL) : value;
    }

    private Value input(String name) {
        return Objects.requireNonNull(inputs.get(name), name);
    }

    private Value observed() {
        return inputs.computeIfAbsent("observed", name -> b.input(name, cell));
    }

    /// The state update and the statements after it.
    private Scope advanced(Scope from, Value dt, Optional<Value> active) {
        var scope = from;
        for (var system : selection.systems()) {
            var step = new Advance(
                    system,
                    scope,
                    dt,
                    active,
                    noise -> normals.computeIfAbsent(noise, n -> from.draws().normal()));
            scope = scope.with(selection.scheme().advance(step));
        }
        return statements.run(scope, model.order().after());
    }

    private Scope fireAtEnd(Firing firing, RefractoryClock clock, Scope before, Scope updated, Optional<Value> active) {
        var fired = firing.test(updated);
        var offset = options.spikes().hasGridEvents()
                ? Optional.of(firing.offset(before, updated, input("dt"), selection.systems()))
                : Optional.<Value>empty();
        var shift = offset.map(at -> b.multiply(input("dt"), b.subtract(at, updated.stopped(at))));
        var scope = arrivals(updated, active);
        scope = clock.atSpike(scope);
        if (model.order().reset() == Reset.END) {
            scope = reset(scope, fired.spike(), shift);
        }
        scope = otherEvents(scope);
        finish(clock, scope, fired, shift);
        offset.ifPresent(at -> b.output("offset", b.broadcast(at, options.axes())));
        return scope;
    }

    private Optional<Value> shiftBefore() {
        return bookkeeping.shift() ? Optional.of(input(Bookkeeping.SHIFT)) : Optional.empty();
    }

    /// The reset takes place at the crossing and the rest of the step is integrated from there, so that
    /// the state after it depends on the time of the crossing as it should.
    private Scope fireInside(
            Firing firing, RefractoryClock clock, Scope before, Scope updated, Optional<Value> active) {
        var dt = input("dt");
        var fired = firing.test(updated);
        var offset = firing.offset(before, updated, dt, selection.systems());
        var time = b.fma(offset, dt, input("t"));
        var crossing = advanced(before, b.multiply(offset, dt), active).with("t", time);
        var after = reset(clock.atSpike(crossing), b.broadcast(before.constant(1), options.axes()), Optional.empty());
        var remaining = b.multiply(b.subtract(before.constant(1), offset), dt);
        var rest = advanced(after, remaining, clock.afterSpike(active));
        var fires = before.asCondition(fired.spike());
        var values = new HashMap<String, Value>();
        for (var state : model.state()) {
            values.put(state.name(), b.select(fires, rest.value(state.name()), updated.value(state.name())));
        }
        var scope = otherEvents(arrivals(updated.with(values), active));
        finish(clock, scope, fired, Optional.empty());
        b.output("offset", b.broadcast(offset, options.axes()));
        return scope;
    }

    private void finish(RefractoryClock clock, Scope scope, Firing.Fired fired, Optional<Value> shift) {
        outputStates(scope);
        clock.next(fired.spike(), shift).forEach((name, value) -> b.output(name, b.broadcast(value, options.axes())));
        b.output("spike", b.broadcast(fired.spike(), options.axes()));
        fired.margin().ifPresent(margin -> b.output("margin", b.broadcast(margin, options.axes())));
        fired.hazard().ifPresent(hazard -> b.output("hazard", b.broadcast(hazard, options.axes())));
    }

    private void outputStates(Scope scope) {
        for (var state : model.state()) {
            b.output(state.name(), b.broadcast(scope.asNumber(scope.value(state.name())), options.axes()));
        }
    }

    private Scope reset(Scope scope, Value spike, Optional<Value> shift) {
        var event = model.spikeEvent();
        if (event.isEmpty()) {
            return scope;
        }
        return shift.map(by -> saltation.reset(scope, event.get(), spike, by))
                .orElseGet(() -> statements.run(
                        scope,
                        event.get().statements(),
                        Optional.of(spike),
                        Optional.empty(),
                        options.spikes().detached()));
    }

    private Scope arrivals(Scope updated, Optional<Value> active) {
        var scope = updated;
        for (var event : model.spiking().events()) {
            switch (event.trigger()) {
                case Event.Arrival(var input) ->
                    scope = ArrivalLowering.arrive(statements, scope, event, input, active);
                case Event.Threshold _, Event.Escape _ -> {}
                case Event.Pathway(var name) ->
                    throw new IllegalArgumentException(
                            "model '%s' has statements on pathway '%s': it is a synapse, not a cell"
                                    .formatted(model.name(), name));
            }
        }
        return scope;
    }

    private Scope otherEvents(Scope updated) {
        var scope = updated;
        for (var event : model.spiking().events()) {
            if (!event.spike() && event.trigger() instanceof Event.Threshold(var condition)) {
                var holds = scope.asNumber(scope.condition(condition));
                scope = statements.run(scope, event.statements(), Optional.of(holds), Optional.empty());
            }
        }
        return scope;
    }

    /// What makes a model's cells spike under some options.
    static EventSource source(Model model, SpikeOptions options, Event event) {
        var stated = event.trigger() instanceof Event.Escape ? EventSource.ESCAPE : EventSource.THRESHOLD;
        var source = options.source() == EventSource.MODEL ? stated : options.source();
        if (source == EventSource.THRESHOLD && !(event.trigger() instanceof Event.Threshold)) {
            throw new IllegalArgumentException(
                    "model '%s' spikes at random and has no threshold; choose the source of spikes escape or observed"
                            .formatted(model.name()));
        }
        return source;
    }
}
