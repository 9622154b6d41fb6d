package synfire.equations.check;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import synfire.equations.syntax.BuiltIn;

/// The names that an expression may use, and what each is.
///
/// @param names variables by name
/// @param timedArrays inputs that may be called with a time
/// @param builtIns those that make sense here
/// @param otherPopulations whether names with `_pre` and `_post` stand for variables of other cells
public record Scope(
        Map<String, Kind> names, Map<String, Kind> timedArrays, Set<BuiltIn> builtIns, boolean otherPopulations) {

    public Scope {
        names = new LinkedHashMap<>(names);
        timedArrays = new LinkedHashMap<>(timedArrays);
        builtIns = Set.copyOf(builtIns);
    }

    /// The same with more names, which hide equal ones.
    public Scope with(Map<String, Kind> more) {
        var all = new LinkedHashMap<>(names);
        all.putAll(more);
        return new Scope(all, timedArrays, builtIns, otherPopulations);
    }

    public Scope without(Set<BuiltIn> hidden) {
        var left = new LinkedHashSet<>(builtIns);
        left.removeAll(hidden);
        return new Scope(names, timedArrays, left, otherPopulations);
    }

    Optional<Kind> kindOf(String name) {
        var declared = names.get(name);
        if (declared != null) {
            return Optional.of(declared);
        }
        var builtIn = BuiltIn.named(name).filter(builtIns::contains);
        if (builtIn.isPresent()) {
            return builtIn.map(b -> b.isCondition() ? Kind.CONDITION : Kind.of(b.dimension()));
        }
        return otherPopulations && (name.endsWith("_pre") || name.endsWith("_post"))
                ? Optional.of(Kind.ANYTHING)
                : Optional.empty();
    }

    /// Everything that could have been meant by a misspelt name.
    Collection<String> known() {
        var known = new LinkedHashSet<>(names.keySet());
        builtIns.forEach(b -> known.add(b.symbol()));
        return known;
    }
}
