package synfire.kernels.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.EventsType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Sizes;
import synfire.ir.SpikeMode;
import synfire.ir.Surrogate;
import synfire.ir.Tensor;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// Two populations of leaky cells that talk by events: one weight for all and a weight for each synapse, at once and
/// through delay lines, with delays for all, for each synapse, whole and real; noise, a common input, refractory cells;
/// potentials and spikes recorded.
///
/// @param delayed whether synapses have delays of their own
/// @param mode of the spikes
public record NetworkPrograms(DType dtype, boolean delayed, SpikeMode mode) {

    public NetworkPrograms(DType dtype) {
        this(dtype, true, SpikeMode.HARD);
    }

    private static final Axis SLOT = new Axis("slot", 2);
    private static final int SLOTS = 4;

    private static Axis cells(String name) {
        return new Axis("cells_" + name, 30);
    }

    private static Axis synapses(String from, String to) {
        return new Axis("synapses_" + from + to, 40);
    }

    public Program program() {
        var b = new Builder("network");
        var carries = new ArrayList<Value>(List.of(b.input("step", TensorType.scalar(DType.I64))));
        var constants = new ArrayList<Value>();
        for (var name : List.of("a", "b")) {
            for (var state : List.of("v", "g", "rest")) {
                carries.add(b.input(state + "_" + name, TensorType.of(dtype, cells(name))));
            }
        }
        carries.add(b.input("line", TensorType.of(dtype, SLOT, cells("b"))));
        carries.add(b.input("late", TensorType.of(dtype, SLOT, cells("a"))));
        for (var input : rowInputs()) {
            constants.add(b.input(input.name(), input.value().type()));
        }
        constants.add(b.exp(b.input("rate", TensorType.scalar(dtype))));
        var xs = List.of(b.input("drive", TensorType.of(dtype, Axis.TIME)));
        var results = b.emitAll(new Op.Scan(body(), Axis.TIME, false, carries, xs, constants, 0));
        var names = List.of("step", "v_a", "g_a", "rest_a", "v_b", "g_b", "rest_b", "line", "late");
        for (int i = 0; i < names.size(); i++) {
            b.output("next." + names.get(i), results.get(i));
        }
        b.output("spikes_a", results.get(9));
        b.output("spikes_b", results.get(10));
        b.output("seen", results.get(11));
        b.output("time", results.get(12));
        b.output("energy", b.square(results.get(1)));
        return b.build();
    }

    private List<Program.Input> rowInputs() {
        var b = new Builder("inputs");
        for (var pair : List.of("aa", "ab", "ba")) {
            var from = pair.substring(0, 1);
            var to = pair.substring(1);
            b.input("start_" + pair, TensorType.of(DType.I64, cells(from)));
            b.input("end_" + pair, TensorType.of(DType.I64, cells(from)));
            b.input("target_" + pair, TensorType.of(DType.I32, synapses(from, to)));
            b.input(
                    "w_" + pair,
                    pair.equals("aa") ? TensorType.scalar(dtype) : TensorType.of(dtype, synapses(from, to)));
        }
        b.input("delay_ba", TensorType.of(DType.I32, synapses("b", "a")));
        b.input("delay_ab", TensorType.of(dtype, synapses("a", "b")));
        b.input("delay_aa", TensorType.scalar(dtype));
        return b.build().inputs();
    }

    private Program body() {
        var b = new Builder("network.step");
        var step = b.input("step", TensorType.scalar(DType.I64));
        var states = new HashMap<String, Value>();
        for (var name : List.of("a", "b")) {
            for (var state : List.of("v", "g", "rest")) {
                states.put(state + name, b.input(state + "_" + name, TensorType.of(dtype, cells(name))));
            }
        }
        var line = b.input("line", TensorType.of(dtype, SLOT, cells("b")));
        var late = b.input("late", TensorType.of(dtype, SLOT, cells("a")));
        var drive = b.input("drive", TensorType.scalar(dtype));
        var rows = new HashMap<String, Value>();
        rowInputs()
                .forEach(input -> rows.put(
                        input.name(), b.input(input.name(), input.value().type())));
        var decay = b.input("decay", TensorType.scalar(dtype));

        var now = b.binary(BinaryFunction.REMAINDER, step, b.constant((long) SLOTS));
        var arriving = b.emit(new Op.Gather(line, now, SLOT));
        states.put("gb", b.add(at(states, "gb"), arriving));
        var cleared = b.emit(new Op.Put(line, b.constant(dtype, 0), now, SLOT));
        states.put("ga", b.add(at(states, "ga"), b.emit(new Op.Gather(late, now, SLOT))));
        var a = cell(b, "a", states, drive, decay, step);
        var second = cell(b, "b", states, drive, decay, step);

        var ga = b.emit(new Op.Deliver(a.get("g"), a.get("events"), at(rows, "w_aa"), rows(rows, "aa")));
        ga = b.emit(new Op.Deliver(ga, second.get("events"), at(rows, "w_ba"), rows(rows, "ba")));
        var later = b.binary(BinaryFunction.REMAINDER, b.add(step, b.constant(3L)), b.constant((long) SLOTS));
        var zeros = b.broadcast(b.constant(dtype, 0), List.of(cells("b")));
        var sent = b.emit(new Op.Deliver(zeros, a.get("events"), at(rows, "w_ab"), rows(rows, "ab")));
        var written = b.emit(new Op.Put(cleared, sent, later, SLOT));
        written = delayed ? late(b, written, "ab", a, now, rows) : written;
        var lateNext = b.emit(new Op.Put(late, b.constant(dtype, 0), now, SLOT));
        if (delayed) {
            lateNext = late(b, lateNext, "ba", second, now, rows);
            lateNext = late(b, lateNext, "aa", a, now, rows);
        }

        b.output("step", b.add(step, b.constant(1L)));
        b.output("v_a", a.get("v"));
        b.output("g_a", ga);
        b.output("rest_a", a.get("rest"));
        b.output("v_b", second.get("v"));
        b.output("g_b", second.get("g"));
        b.output("rest_b", second.get("rest"));
        b.output("line", written);
        b.output("late", lateNext);
        b.output("spikes_a", dense(b, at(a, "events")));
        b.output("spikes_b", dense(b, at(second, "events")));
        b.output("seen", at(states, "va"));
        b.output("time", b.multiply(b.convert(step, dtype), b.constant(dtype, 0.1)));
        return b.build();
    }

    /// Events as zeros and ones; in soft mode the spikes themselves.
    private static Value dense(Builder b, Value events) {
        return events.type() instanceof EventsType ? b.emit(new Op.Dense(events)) : events;
    }

    private static Value late(
            Builder b, Value line, String pair, Map<String, Value> from, Value now, Map<String, Value> rows) {
        var travel = new Op.Travel(at(rows, "delay_" + pair), now, SLOT);
        return b.emit(new Op.DeliverLate(line, at(from, "events"), at(rows, "w_" + pair), travel, rows(rows, pair)));
    }

    private Map<String, Value> cell(
            Builder b, String name, Map<String, Value> states, Value drive, Value decay, Value step) {
        var index = b.emit(new Op.Iota(cells(name)));
        var bits = b.emitAll(new Op.Philox(b.constant(7L), index, step)).getFirst();
        var noise = b.multiply(
                b.convert(b.binary(BinaryFunction.SHIFT_RIGHT_SIGNED, bits, b.constant(40L)), dtype),
                b.constant(dtype, 1e-8));
        var v = at(states, "v" + name);
        var g = at(states, "g" + name);
        var rest = at(states, "rest" + name);
        var moved = b.add(b.fma(v, decay, b.add(g, drive)), noise);
        var active = b.compare(Comparison.LESS_EQUAL, rest, b.constant(dtype, 0));
        var next = b.select(active, moved, v);
        var spike = b.spike(b.subtract(next, b.constant(dtype, 1)), new Surrogate.ReluGrad(0.5, 0.25), mode);
        var fired = b.compare(Comparison.GREATER, spike, b.constant(dtype, 0));
        return Map.of(
                "v", b.select(fired, b.constant(dtype, 0), next),
                "g", b.multiply(g, decay),
                "rest", b.select(fired, b.constant(dtype, 2), b.subtract(rest, b.constant(dtype, 1))),
                "events", mode == SpikeMode.SOFT ? spike : b.emit(new Op.Events(spike, cells(name))));
    }

    private static Op.Rows rows(Map<String, Value> rows, String pair) {
        var from = pair.substring(0, 1);
        var to = pair.substring(1);
        return new Op.Rows(
                at(rows, "start_" + pair),
                at(rows, "end_" + pair),
                at(rows, "target_" + pair),
                cells(from),
                synapses(from, to),
                cells(to));
    }

    private static Value at(Map<String, Value> values, String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("no value '" + name + "'");
        }
        return value;
    }

    public Sizes sizes(int steps, int a, int b) {
        return Sizes.none()
                .with(Axis.TIME, steps)
                .with(SLOT, SLOTS)
                .with(cells("a"), a)
                .with(cells("b"), b)
                .with(synapses("a", "a"), 3 * a)
                .with(synapses("a", "b"), 2 * a)
                .with(synapses("b", "a"), b);
    }

    public Map<String, Tensor> inputs(Sizes sizes, long seed) {
        var random = new SplittableRandom(seed);
        var inputs = new HashMap<String, Tensor>();
        for (var input : program().inputs()) {
            var type = input.value().tensor();
            var values = new double[sizes.elements(type)];
            Arrays.setAll(values, i -> value(input.name(), i, type, sizes, random));
            inputs.put(input.name(), Tensor.of(type, values));
        }
        return inputs;
    }

    private static double value(String name, int i, TensorType type, Sizes sizes, SplittableRandom random) {
        if (name.equals("step")) {
            return 2;
        }
        if (name.equals("rate")) {
            return -0.1;
        }
        if (name.startsWith("delay")) {
            return name.endsWith("ba") ? 1 + random.nextInt(SLOTS) : (SLOTS - 1) * random.nextDouble();
        }
        int perRow = name.endsWith("aa") ? 3 : name.endsWith("ab") ? 2 : 1;
        if (name.startsWith("start")) {
            return i * perRow;
        }
        if (name.startsWith("end")) {
            return (i + 1) * perRow;
        }
        if (name.startsWith("target")) {
            return random.nextInt(sizes.of(cells(name.substring(name.length() - 1))));
        }
        return type.axes().contains(SLOT) || name.startsWith("g")
                ? 0.01 * random.nextDouble()
                : 0.3 * random.nextDouble();
    }
}
