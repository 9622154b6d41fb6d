package synfire.simulate.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.ProceduralRows;
import synfire.ir.TensorType;
import synfire.ir.Value;
import synfire.kernels.Binding;
import synfire.network.Samples;
import synfire.network.description.Cells;
import synfire.network.description.Projection;
import synfire.network.values.Coordinates;
import synfire.network.wiring.Procedure;
import synfire.network.wiring.Wiring;

/// Synapses of which targets, weights and delays are made anew for each spike instead of stored.
record ProceduralSynapses(Procedure procedure, Cells.Range source, Cells.Range target) {

    private static final List<String> PLACES =
            List.of("source.x", "source.y", "source.z", "target.x", "target.y", "target.z");

    /// @param mostStored number of synapses from which on a projection is made anew, if it can be
    static Optional<ProceduralSynapses> of(Projection projection, Wiring wiring, long mostStored, DType dtype) {
        return wiring.expected() > mostStored
                        && projection.source() instanceof Cells.Range source
                        && projection.target() instanceof Cells.Range target
                ? wiring.procedure(dtype, 1).map(procedure -> new ProceduralSynapses(procedure, source, target))
                : Optional.empty();
    }

    /// What the program reads, by name: where cells are.
    Map<String, TensorType> inputs(String projection, Axis from, Axis to) {
        var inputs = new LinkedHashMap<String, TensorType>();
        if (procedure.places().isPresent()) {
            PLACES.forEach(place -> inputs.put(
                    projection + "." + place, TensorType.of(DType.F64, place.startsWith("source") ? from : to)));
        }
        return inputs;
    }

    /// @param here what the inputs are, by name
    /// @param slot none, or that of this step on the line
    /// @param slots the axis of the line
    ProceduralRows rows(
            Builder b, Map<String, Value> here, String projection, Axis from, Axis to, List<Value> slot, Axis slots) {
        var numbers = LongStream.of(
                        source.first(),
                        source.size(),
                        target.first(),
                        target.size(),
                        procedure.self(),
                        procedure.most())
                .mapToObj(b::constant)
                .toList();
        var places = inputs(projection, from, to).keySet().stream()
                .map(name -> PopulationCode.at(here, name))
                .toList();
        return new ProceduralRows(
                procedure.ascending(),
                procedure.next(),
                procedure.keep(),
                procedure.weight(),
                procedure.delay(),
                numbers,
                places,
                slot,
                from,
                to,
                slots);
    }

    void connect(Binding binding, ProjectionCode code) {
        procedure.places().ifPresent(places -> {
            var all = new ArrayList<double[]>();
            all.addAll(spread(places.sources(), source, binding.sizes().of(code.source())));
            all.addAll(spread(places.targets(), target, binding.sizes().of(code.target())));
            for (int i = 0; i < PLACES.size(); i++) {
                binding.set(code.input(PLACES.get(i)), all.get(i));
            }
        });
    }

    /// Coordinates of some cells among those of the whole population, 0 for the others.
    private static List<double[]> spread(Coordinates places, Cells.Range cells, int all) {
        var spread = new ArrayList<double[]>();
        for (Samples samples : List.of(places.x(), places.y(), places.z())) {
            var values = new double[all];
            for (int i = 0; i < cells.size(); i++) {
                values[cells.first() + i] = samples.get(i);
            }
            spread.add(values);
        }
        return spread;
    }
}
