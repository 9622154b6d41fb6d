package synfire.simulate.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Comparison;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Value;
import synfire.ir.functions.RandomPrograms;
import synfire.network.SpikeTrain;
import synfire.simulate.network.SourceCode.Kind.Given;
import synfire.simulate.network.SourceCode.Kind.Random;

/// A stimulus that sends spikes to cells over projections, as a population does.
record SourceCode(String name, int number, int size, DType dtype, Kind kind) {

    /// When its sources spike.
    sealed interface Kind {

        /// At random: at most once a step, with the chance rate·dt.
        ///
        /// @param stream names the random numbers
        /// @param chance that all sources have in all steps, if they do
        /// @param chances of each step otherwise
        record Random(long stream, Optional<Double> chance, Optional<Feed> chances) implements Kind {}

        /// At given times: 1 in the step of a spike.
        record Given(Feed fired) implements Kind {}
    }

    Axis axis() {
        return new Axis("sources" + number, 30);
    }

    String output() {
        return name + ".spikes";
    }

    List<Feed> feeds() {
        return switch (kind) {
            case Random(long _, var _, var chances) -> chances.stream().toList();
            case Given(var fired) -> List.of(fired);
        };
    }

    /// The events of this step.
    ///
    /// @param spikes 1 where a source spikes
    Value events(Builder b, Value spikes) {
        return b.emit(new Op.Events(spikes, axis()));
    }

    /// 1 where a source spikes in this step, else 0.
    Value spikes(Builder b, Map<String, Value> here) {
        var spike = switch (kind) {
            case Given(var fired) -> PopulationCode.at(here, fired.name());
            case Random(long stream, var chance, var chances) -> {
                var key = b.binary(BinaryFunction.XOR, PopulationCode.at(here, "key"), b.constant(stream));
                var object = b.emit(new Op.Iota(axis()));
                var word = RandomPrograms.bits(b, key, object, b.constant(0L), PopulationCode.at(here, "step"), 0)
                        .high();
                var u = RandomPrograms.uniform(b, DType.F64, word);
                var p = chance.map(value -> b.constant(DType.F64, value))
                        .orElseGet(() ->
                                PopulationCode.at(here, chances.orElseThrow().name()));
                yield b.convert(b.compare(Comparison.LESS, u, p), dtype);
            }
        };
        return b.broadcast(spike, List.of(axis()));
    }

    /// A feed of 1 in the steps of spikes. A spike belongs to the step in which it lies; one at the very end of a step
    /// to the next.
    ///
    /// @throws IllegalArgumentException if a train has two spikes in one step
    static Feed fired(String name, List<SpikeTrain> trains, Axis axis, DType dtype, double dtMs) {
        for (int k = 0; k < trains.size(); k++) {
            for (int i = 1; i < trains.get(k).size(); i++) {
                if (step(trains.get(k).get(i), dtMs) == step(trains.get(k).get(i - 1), dtMs)) {
                    throw new IllegalArgumentException(
                            "stimulus '%s': source %d spikes at %s ms and at %s ms, in one step of %s ms; shorten the step, or spread the spikes over two sources"
                                    .formatted(
                                            name,
                                            k,
                                            trains.get(k).get(i - 1),
                                            trains.get(k).get(i),
                                            dtMs));
                }
            }
        }
        return new Feed(name + ".fired", dtype, List.of(axis), trains.size(), (first, length) -> {
            var fired = new double[length * trains.size()];
            for (int k = 0; k < trains.size(); k++) {
                var train = trains.get(k);
                int i = firstFrom(train, first, dtMs);
                for (; i < train.size() && step(train.get(i), dtMs) < first + length; i++) {
                    fired[(int) (step(train.get(i), dtMs) - first) * trains.size() + k] = 1;
                }
            }
            return fired;
        });
    }

    /// The first spike of a train that is in that step or later.
    private static int firstFrom(SpikeTrain train, long step, double dtMs) {
        int low = 0;
        int high = train.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (step(train.get(middle), dtMs) < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The step of a time; times a billionth of a step short of one are taken as its beginning.
    private static long step(double ms, double dtMs) {
        return (long) Math.floor(ms / dtMs + 1e-9 * Math.max(1, ms / dtMs));
    }
}
