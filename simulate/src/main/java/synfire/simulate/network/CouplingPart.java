package synfire.simulate.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.SparseProduct;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.kernels.Binding;
import synfire.network.Samples;
import synfire.network.description.Coupling;

/// A coupling as part of an input of its targets: each target sums up what its synapses read, sources in ascending
/// order.
///
/// Where signals travel, the variable of the sources is written to a line whose time runs backwards, so that a delay
/// leads from the slot of this step to what was written before.
///
/// @param synapses by target
/// @param velocity by which lengths become delays, in base units, if that is how delays are given
/// @param initial the variable of the sources at time 0, which they had before too
record CouplingPart(
        Coupling coupling,
        int number,
        PopulationCode source,
        PopulationCode target,
        CouplingSynapses synapses,
        Optional<Double> velocity,
        Samples initial,
        double dtMs,
        DType dtype)
        implements Part {

    /// What delays are made of, besides the step.
    static final List<String> DELAYING = List.of("velocity", "length", "delay");

    private Axis slots() {
        return new Axis("coupling_slots" + number, 2);
    }

    private Axis axis() {
        return new Axis("coupled" + number, 40);
    }

    String input(String what) {
        return coupling.name() + "." + what;
    }

    /// Adds it to what drives a population, if that is its target.
    void addTo(PopulationCode population, Map<String, PopulationCode.Drive> drives) {
        if (population == target) {
            drives.computeIfPresent(coupling.input(), (_, drive) -> drive.with(this));
        }
    }

    /// Whether the line has room for the delays that some numbers would give.
    ///
    /// @param name an input of this coupling, or another
    /// @throws IllegalArgumentException if it has not
    void requireRoom(String name, Map<String, double[]> changed, double[] numbers) {
        if (!hasLine() || DELAYING.stream().noneMatch(what -> input(what).equals(name))) {
            return;
        }
        var all = new HashMap<>(changed);
        all.put(name, numbers);
        double speed = all.getOrDefault(input("velocity"), new double[] {velocity.orElse(1.0)})[0] * dtMs;
        var lengths = all.getOrDefault(input("length"), synapses.length());
        var delays = all.getOrDefault(input("delay"), synapses.delay());
        for (int k = 0; k < synapses.size(); k++) {
            double delay = velocity.isPresent() ? lengths[k] / speed : delays[k];
            if (!(delay >= 0 && delay < synapses.slots() - 1)) {
                throw new IllegalArgumentException(
                        "'%s' gives synapse %d a delay of %s steps; it may be from 0 to below %d, twice the longest of the description"
                                .formatted(name, k, delay, synapses.slots() - 1));
            }
        }
    }

    private boolean hasLine() {
        return synapses.slots() > 0;
    }

    @Override
    public Map<String, TensorType> constants() {
        var constants = new LinkedHashMap<String, TensorType>();
        constants.put(input("start"), TensorType.of(DType.I64, target.axis()));
        constants.put(input("end"), TensorType.of(DType.I64, target.axis()));
        constants.put(input("source"), TensorType.of(DType.I32, axis()));
        constants.put(input("weight"), TensorType.of(dtype, axis()));
        if (velocity.isPresent()) {
            constants.put(input("length"), TensorType.of(dtype, axis()));
            constants.put(input("velocity"), TensorType.scalar(dtype));
        } else if (hasLine()) {
            constants.put(input("delay"), TensorType.of(synapses.whole() ? DType.I32 : dtype, axis()));
        }
        return constants;
    }

    @Override
    public Map<String, TensorType> carries() {
        return hasLine() ? Map.of(input("line"), source.type().with(slots())) : Map.of();
    }

    @Override
    public Map<String, double[]> start() {
        var start = new HashMap<String, double[]>();
        if (hasLine()) {
            var line = new double[synapses.slots() * initial.size()];
            Arrays.setAll(line, i -> initial.get(i % initial.size()));
            start.put(input("line"), line);
        }
        return start;
    }

    @Override
    public Map<Axis, Integer> sizes() {
        var sizes = new HashMap<Axis, Integer>();
        sizes.put(axis(), synapses.size());
        if (hasLine()) {
            sizes.put(slots(), synapses.slots());
        }
        return sizes;
    }

    @Override
    public void bind(Binding binding) {
        binding.setIntegers(input("start"), synapses.start());
        binding.setIntegers(input("end"), synapses.end());
        binding.setIntegers(input("source"), synapses.source());
        numbers().forEach(binding::set);
    }

    /// What the description gives for the inputs that are no places.
    Map<String, double[]> numbers() {
        var numbers = new HashMap<String, double[]>();
        numbers.put(input("weight"), synapses.weight());
        if (velocity.isPresent()) {
            numbers.put(input("length"), synapses.length());
            numbers.put(input("velocity"), new double[] {velocity.get()});
        } else if (hasLine()) {
            numbers.put(input("delay"), synapses.delay());
        }
        return numbers;
    }

    @Override
    public Value value(Builder b, Map<String, Value> here) {
        var x = source.expression(b, source.known(b, here), coupling.variable());
        var weight = PopulationCode.at(here, input("weight"));
        var sum = summed(b, here, x, weight);
        if (coupling.kind() == Coupling.Kind.ADDITIVE) {
            return sum;
        }
        var ones = b.broadcast(b.constant(dtype, 1), List.of(source.axis()));
        var strength = b.emit(new Op.Sparse(SparseProduct.BACKWARD, ones, weight, rows(here)));
        var own = target.expression(b, target.known(b, here), coupling.variable());
        return b.subtract(sum, b.multiply(strength, own));
    }

    private Value summed(Builder b, Map<String, Value> here, Value x, Value weight) {
        if (!hasLine()) {
            return b.emit(new Op.Sparse(SparseProduct.BACKWARD, x, weight, rows(here)));
        }
        var depth = b.constant((long) synapses.slots());
        var back = b.binary(BinaryFunction.REMAINDER, PopulationCode.at(here, "step"), depth);
        var slot = b.binary(BinaryFunction.REMAINDER, b.subtract(depth, back), depth);
        var line = b.emit(new Op.Put(PopulationCode.at(here, input("line")), x, slot, slots()));
        here.put(input("line"), line);
        var travel = new Op.Travel(delays(b, here), slot, slots());
        return b.emit(new Op.SparseLate(SparseProduct.BACKWARD, line, weight, travel, rows(here)));
    }

    private Value delays(Builder b, Map<String, Value> here) {
        if (velocity.isEmpty()) {
            return PopulationCode.at(here, input("delay"));
        }
        var perStep = b.multiply(PopulationCode.at(here, input("velocity")), b.constant(dtype, dtMs));
        return b.divide(PopulationCode.at(here, input("length")), perStep);
    }

    private Op.Rows rows(Map<String, Value> here) {
        return new Op.Rows(
                PopulationCode.at(here, input("start")),
                PopulationCode.at(here, input("end")),
                PopulationCode.at(here, input("source")),
                target.axis(),
                axis(),
                source.axis());
    }
}
