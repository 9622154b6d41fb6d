package synfire.network.description;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import synfire.equations.Model;
import synfire.network.values.CellValues;
import synfire.network.values.Positions;
import synfire.network.wiring.Indices;

/// Cells of one model.
///
/// @param size number of cells
/// @param parameters by name; those not given keep the model's default
/// @param initial values of state variables at the start, by name; those not given keep the model's
/// @param positions where the cells are, if that matters
/// @param parts named ranges of cells
public record Population(
        String name,
        Model model,
        int size,
        Map<String, CellValues> parameters,
        Map<String, CellValues> initial,
        Optional<Positions> positions,
        Map<String, Cells.Range> parts) {

    public Population {
        Names.check("population", name);
        if (size < 1) {
            throw new IllegalArgumentException(
                    "population '%s' has size %d; a population has at least 1 cell".formatted(name, size));
        }
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        initial = Collections.unmodifiableMap(new LinkedHashMap<>(initial));
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        var where = "population '%s'".formatted(name);
        for (var entry : parameters.entrySet()) {
            var units = ModelVariables.parameters(model);
            var unit = ModelVariables.unit(where, entry.getKey(), units, name, "parameter");
            entry.getValue().check("%s: '%s'".formatted(where, entry.getKey()), unit.dimension(), size);
        }
        for (var entry : initial.entrySet()) {
            var units = ModelVariables.state(model);
            var unit = ModelVariables.unit(where, entry.getKey(), units, name, "state variable");
            entry.getValue().check("%s: '%s' at the start".formatted(where, entry.getKey()), unit.dimension(), size);
        }
        for (var entry : parts.entrySet()) {
            Names.check("part", entry.getKey());
            checkInside(name, size, entry.getValue());
        }
    }

    public static Population of(String name, Model model, int size) {
        return new Population(name, model, size, Map.of(), Map.of(), Optional.empty(), Map.of());
    }

    /// With values of a parameter.
    public Population with(String parameter, CellValues values) {
        return new Population(name, model, size, more(parameters, parameter, values), initial, positions, parts);
    }

    /// With values of a state variable at the start.
    public Population starting(String variable, CellValues values) {
        return new Population(name, model, size, parameters, more(initial, variable, values), positions, parts);
    }

    /// Of another model, with the same values where it has the same names.
    public Population withModel(Model newModel) {
        return new Population(name, newModel, size, parameters, initial, positions, parts);
    }

    public Population at(Positions newPositions) {
        return new Population(name, model, size, parameters, initial, Optional.of(newPositions), parts);
    }

    /// With a name for cells `first` up to, without, `end`.
    public Population withPart(String part, int first, int end) {
        var range = new Cells.Range(name, first, end);
        return new Population(name, model, size, parameters, initial, positions, more(parts, part, range));
    }

    /// All cells.
    public Cells.Range all() {
        return new Cells.Range(name, 0, size);
    }

    /// Cells `first` up to, without, `end`.
    public Cells.Range part(int first, int end) {
        var range = new Cells.Range(name, first, end);
        checkInside(name, size, range);
        return range;
    }

    /// The cells of that part.
    public Cells.Range part(String part) {
        var range = parts.get(part);
        if (range == null) {
            throw new IllegalArgumentException("population '%s' has no part '%s'; %s"
                    .formatted(name, part, Names.meant(part, parts.keySet(), "parts")));
        }
        return range;
    }

    public Cells.Listed cells(int... indices) {
        var listed = new Cells.Listed(name, Indices.of(indices));
        checkInside(name, size, listed);
        return listed;
    }

    static void checkInside(String population, int size, Cells cells) {
        for (int k = 0; k < cells.size() && cells instanceof Cells.Listed; k++) {
            if (cells.index(k) < 0) {
                throw outside(population, size, cells.index(k));
            }
        }
        if (cells.last() >= size) {
            throw outside(population, size, cells.last());
        }
    }

    private static IllegalArgumentException outside(String population, int size, int index) {
        return new IllegalArgumentException(
                "population '%s' has no cell %d; it has %d, counted from 0".formatted(population, index, size));
    }

    private static <V> Map<String, V> more(Map<String, V> map, String name, V value) {
        var more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }
}
