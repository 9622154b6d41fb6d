package synfire.equations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import synfire.equations.syntax.BuiltIn;
import synfire.equations.syntax.Function;
import synfire.equations.syntax.Problems;
import synfire.equations.syntax.Word;
import synfire.equations.units.Units;

/// Checks the names that a model declares: well formed, not taken by the language, each declared once.
final class DeclaredNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "not", "in", "True", "False");

    private final Problems problems;
    private final Map<String, String> seen = new LinkedHashMap<>();

    DeclaredNames(Problems problems) {
        this.problems = problems;
    }

    static DeclaredNames check(Draft draft) {
        var names = new DeclaredNames(draft.problems);
        draft.parameters.forEach(p -> names.declare(p.name(), "a parameter"));
        draft.inputs.forEach(i -> names.declare(i.name(), "an input"));
        draft.state.forEach(s -> names.declare(s.name(), "a state variable"));
        draft.equations.stream().filter(e -> !e.differential()).forEach(e -> names.declare(e.name(), "an equation"));
        return names;
    }

    private void declare(Word word, String what) {
        var name = word.text();
        if (!NAME.matcher(name).matches()) {
            problems.add(
                    "name",
                    word.at(),
                    "'%s' is not a name".formatted(name),
                    "write an ASCII letter, then ASCII letters, digits or '_'");
            return;
        }
        taken(name)
                .ifPresent(by -> problems.add(
                        "reserved-name", word.at(), "'%s' is %s".formatted(name, by), "choose another name"));
        var before = seen.putIfAbsent(name, what);
        if (before != null) {
            problems.add(
                    "duplicate-name",
                    word.at(),
                    "'%s' is declared twice: it already is %s".formatted(name, before),
                    "rename one of them, or remove it");
        }
    }

    /// What the language uses a name for.
    static Optional<String> taken(String name) {
        if (Units.named(name).isPresent()) {
            return Optional.of("a unit");
        }
        if (Function.named(name).filter(Function::isCommon).isPresent()) {
            return Optional.of("a function");
        }
        if (KEYWORDS.contains(name)) {
            return Optional.of("a word of the language");
        }
        return BuiltIn.named(name).map(builtIn -> switch (builtIn) {
            case T, DT, LASTSPIKE, LASTUPDATE -> "a time that every model has";
            case I, J -> "the index of a cell";
            case N -> "the number of cells";
            case NOT_REFRACTORY -> "a condition that every model has";
            case XI -> "white noise";
            case PI, E, INF -> "a constant";
        });
    }

    /// What the model declares a name as.
    Optional<String> declaredAs(String name) {
        return Optional.ofNullable(seen.get(name));
    }
}
