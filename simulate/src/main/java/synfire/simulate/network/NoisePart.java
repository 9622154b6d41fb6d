package synfire.simulate.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.ir.functions.RandomPrograms;
import synfire.kernels.Binding;
import synfire.network.Samples;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// An Ornstein–Uhlenbeck process as part of an input, independent from cell to cell, held within a step.
///
/// From step to step it is exact: x ← x·e^(−dt/τ) + σ·√(1 − e^(−2dt/τ))·ξ, from x ~ σ·N(0, 1) at time 0 on. Reference:
/// Gillespie (1996), doi:10.1103/PhysRevE.54.2084.
///
/// @param stream names the random numbers; the same for every seed
/// @param startKey names those of time 0
/// @param mask 1 for the cells that have it, where some do not
record NoisePart(
        String name,
        Axis cells,
        int size,
        long stream,
        RandomKey startKey,
        double mean,
        double deviation,
        double tauMs,
        double dtMs,
        Optional<Samples> mask,
        DType dtype)
        implements Part {

    private String state() {
        return name + ".noise";
    }

    private String maskName() {
        return name + ".mask";
    }

    @Override
    public Map<String, TensorType> constants() {
        return mask.isPresent() ? Map.of(maskName(), TensorType.of(dtype, cells)) : Map.of();
    }

    @Override
    public Map<String, TensorType> carries() {
        return Map.of(state(), TensorType.of(dtype, cells));
    }

    @Override
    public Map<String, double[]> start() {
        var values = new double[size];
        var draws = new CounterStream(startKey, 0);
        for (int cell = 0; cell < size; cell++) {
            draws.restart(startKey, cell);
            values[cell] = deviation * draws.nextNormal();
        }
        var at = new HashMap<String, double[]>();
        at.put(state(), values);
        return at;
    }

    @Override
    public void bind(Binding binding) {
        mask.ifPresent(values -> binding.set(maskName(), values.toArray()));
    }

    @Override
    public Value value(Builder b, Map<String, Value> here) {
        var x = PopulationCode.at(here, state());
        var key = b.binary(BinaryFunction.XOR, PopulationCode.at(here, "key"), b.constant(stream));
        var bits = RandomPrograms.bits(
                b, key, b.emit(new Op.Iota(cells)), b.constant(0L), PopulationCode.at(here, "step"), 0);
        double kept = StrictMath.exp(-dtMs / tauMs);
        double drawn = deviation * Math.sqrt(-StrictMath.expm1(-2 * dtMs / tauMs));
        var next = b.fma(
                b.constant(dtype, drawn),
                RandomPrograms.normal(b, dtype, bits),
                b.multiply(b.constant(dtype, kept), x));
        here.put(state(), next);
        var value = b.add(x, b.constant(dtype, mean));
        return mask.isPresent() ? b.multiply(value, PopulationCode.at(here, maskName())) : value;
    }
}
