package synfire.network.values;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import synfire.equations.check.Kind;
import synfire.equations.check.Scope;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.units.Dimension;

/// What a formula may use.
public enum FormulaNames {
    /// Index `i` of the cell, number `N` of cells, place `x`, `y`, `z`.
    CELL,
    /// Index `i` of the source and `j` of the target, and their distance `d`.
    SYNAPSE;

    Scope scope() {
        return switch (this) {
            case CELL -> scope(Set.of("x", "y", "z"), Set.of(BuiltIn.I, BuiltIn.N));
            case SYNAPSE -> scope(Set.of("d"), Set.of(BuiltIn.I, BuiltIn.J));
        };
    }

    private static Scope scope(Set<String> lengths, Set<BuiltIn> indices) {
        var kinds = new HashMap<String, Kind>();
        lengths.forEach(name -> kinds.put(name, Kind.of(Dimension.LENGTH)));
        var builtIns = new HashSet<>(indices);
        builtIns.addAll(Set.of(BuiltIn.PI, BuiltIn.E, BuiltIn.INF));
        return new Scope(kinds, Map.of(), builtIns, false);
    }
}
