package synfire.network.wiring;

import java.util.Optional;
import synfire.equations.units.Unit;
import synfire.ir.DType;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;
import synfire.network.values.Evaluation;
import synfire.network.values.SynapseValues;

/// The synapses of a projection before they are stored: rows of targets, and the weight and delay of each.
public final class Wiring {

    private final Ends ends;
    private final Rows rows;
    private final Optional<Evaluation> mask;
    private final Optional<Sign> sign;
    private final Unit weightUnit;
    private final RowNumbers weights;
    private final RowNumbers delays;

    private Wiring(
            Ends ends,
            Rows rows,
            Optional<Evaluation> mask,
            Optional<Sign> sign,
            Unit weightUnit,
            RowNumbers weights,
            RowNumbers delays) {
        this.ends = ends;
        this.rows = rows;
        this.mask = mask;
        this.sign = sign;
        this.weightUnit = weightUnit;
        this.weights = weights;
        this.delays = delays;
    }

    /// @param weightUnit of the variable that the weights are added to
    /// @param dtMs time step in which delays are counted
    /// @throws IllegalArgumentException if rule, weights or delays do not fit the cells
    public static Wiring of(
            Ends ends, Connector connector, Weights weights, Unit weightUnit, Delay delay, double dtMs, RandomKey key) {
        var rows = connector.rows(ends, key.split("targets"));
        var mask = weights.mask().map(m -> m.evaluation(ends.name(), ends.sources(), ends.targets()));
        var weightNumbers = RowNumbers.of(
                ends.name() + ": the weight", ends, rows, weights.values(), weightUnit, key.split("weights"));
        weightNumbers
                .common()
                .ifPresent(w -> weights.sign().ifPresent(sign -> {
                    if (!sign.allows(w)) {
                        throw sign.broken(ends.name() + ": the weight", w / weightUnit.inBase(), weightUnit);
                    }
                }));
        return new Wiring(
                ends,
                rows,
                mask,
                weights.sign(),
                weightUnit,
                weightNumbers,
                DelayNumbers.of(ends, rows, delay, dtMs, key.split("delays")));
    }

    /// The same synapses with other numbers in place of their weights.
    ///
    /// @param what names the numbers in messages
    public Wiring withNumbers(String what, SynapseValues values, Unit unit, RandomKey key) {
        var numbers = RowNumbers.of(what, ends, rows, values, unit, key);
        return new Wiring(ends, rows, mask, Optional.empty(), unit, numbers, delays);
    }

    public Ends ends() {
        return ends;
    }

    /// The targets of `source`, after the mask.
    public void draw(int source, Row row) {
        rows.draw(source, row);
        if (mask.isPresent()) {
            var stream = new CounterStream(new RandomKey(0), source);
            var evaluation = mask.get();
            row.keep(target ->
                    evaluation.at(Evaluation.Place.synapse(source, target, distance(source, target)), stream) != 0);
        }
    }

    /// The number of targets of `source`, after the mask.
    public int count(int source, Row scratch) {
        if (mask.isEmpty()) {
            return rows.count(source, scratch);
        }
        draw(source, scratch);
        return scratch.size();
    }

    /// The weights of a row that was drawn, in base units.
    ///
    /// @throws IllegalArgumentException if one breaks Dale's law
    public void weights(int source, Row row, double[] into) {
        weights.fill(source, row, into);
        if (sign.isPresent()) {
            for (int k = 0; k < row.size(); k++) {
                if (!sign.get().allows(into[k])) {
                    var where =
                            "%s: the weight from source %d to target %d".formatted(ends.name(), source, row.target(k));
                    throw sign.get().broken(where, into[k] / weightUnit.inBase(), weightUnit);
                }
            }
        }
    }

    /// The delays of a row that was drawn, in time steps.
    public void delays(int source, Row row, double[] into) {
        delays.fill(source, row, into);
    }

    /// The weight of all synapses, if they have the same.
    public Optional<Double> commonWeight() {
        return weights.common();
    }

    /// The delay of all synapses in time steps, if they have the same.
    public Optional<Double> commonDelay() {
        return delays.common();
    }

    /// Whether all delays are whole numbers of time steps.
    public boolean hasWholeDelays() {
        return delays.whole();
    }

    /// Whether rows can be drawn when they are needed.
    public boolean isProcedural() {
        return rows.isProcedural()
                && weights.rule().isPresent()
                && delays.rule().isPresent();
    }

    /// How many synapses there are, more or less, where rows can be made elsewhere; else 0.
    public long expected() {
        return rows.expected();
    }

    /// Why rows cannot be made elsewhere, with the numbers of their synapses; empty if they can be.
    ///
    /// @throws IllegalArgumentException as [#procedure]
    public Optional<String> obstacle(DType dtype, int threads) {
        if (rows.obstacle().isPresent()) {
            return rows.obstacle();
        }
        if (weights.rule().isEmpty() || delays.rule().isEmpty()) {
            return Optional.of("its %s are given as a list or a matrix"
                    .formatted(weights.rule().isEmpty() ? "weights" : "delays"));
        }
        return procedure(dtype, threads).isPresent()
                ? Optional.empty()
                : Optional.of("its mask or its profile is no formula without random numbers");
    }

    /// How rows are made elsewhere, if they can be.
    ///
    /// @param dtype of weights and real delays: F32 or F64
    /// @param threads that look through the rows, where only that can tell whether all weights and delays
    ///     are
    ///     allowed
    /// @throws IllegalArgumentException if some are not
    public Optional<Procedure> procedure(DType dtype, int threads) {
        return new Procedures(this, rows, mask, sign, dtype).find(threads);
    }

    /// How rows are drawn elsewhere; nothing where they cannot be, or synapses differ.
    public Optional<Drawing> drawing() {
        return rows instanceof CountedRows counted
                        && counted.multapses()
                        && counted.degree().isPresent()
                        && mask.isEmpty()
                        && commonWeight().isPresent()
                        && commonDelay().isPresent()
                ? Optional.of(new Drawing(counted.key(), counted.degree().getAsInt(), counted.autapses()))
                : Optional.empty();
    }

    /// All synapses, stored.
    ///
    /// @param dtype of weights and real delays: F32 or F64
    /// @param threads that share the work; the result does not depend on it
    public Edges edges(DType dtype, int threads) {
        return new EdgeBuilder(this, rows, dtype, threads).build();
    }

    boolean hasMask() {
        return mask.isPresent();
    }

    RowNumbers weightNumbers() {
        return weights;
    }

    RowNumbers delayNumbers() {
        return delays;
    }

    private double distance(int source, int target) {
        return ends.places()
                .map(p -> p.sources().distance(source, p.targets(), target))
                .orElse(0.0);
    }
}
