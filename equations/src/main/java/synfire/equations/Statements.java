package synfire.equations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import synfire.equations.algebra.Names;
import synfire.equations.check.Inference;
import synfire.equations.check.Kind;
import synfire.equations.check.Scope;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Spelling;
import synfire.equations.syntax.Word;

/// Checks the statements of a block, in order: a name that is no variable of the model becomes a local one.
final class Statements {

    private final Draft draft;
    private final DeclaredNames declared;
    private final Map<String, Kind> state;

    /// @param state the variables that statements may change
    Statements(Draft draft, DeclaredNames declared, Map<String, Kind> state) {
        this.draft = draft;
        this.declared = declared;
        this.state = state;
    }

    List<Assignment> check(List<Draft.AssignmentText> statements, Scope scope) {
        var checked = new ArrayList<Assignment>();
        var locals = new LinkedHashMap<String, Kind>();
        for (int i = 0; i < statements.size(); i++) {
            var statement = statements.get(i);
            var inference = new Inference(scope.with(locals), draft.spans, draft.problems, draft.advice);
            var name = statement.target().text();
            var kind = Optional.ofNullable(state.get(name)).or(() -> Optional.ofNullable(locals.get(name)));
            Expr value;
            if (kind.isPresent()) {
                value = assigned(statement, kind.get(), inference);
            } else if (mayDefine(statement, scope, statements.subList(i + 1, statements.size()))) {
                var typed = inference.infer(statement.value());
                locals.put(name, typed.kind());
                value = typed.expression();
            } else {
                locals.put(name, Kind.ANYTHING);
                value = inference.infer(statement.value()).expression();
            }
            checked.add(new Assignment(name, statement.operator(), value));
        }
        return checked;
    }

    private Expr assigned(Draft.AssignmentText statement, Kind kind, Inference inference) {
        var name = statement.target().text();
        if (statement.operator().isPresent()) {
            // check the sum, product, ... as it will be computed; its right operand is what the statement keeps
            var target = draft.spans.replacing(statement.value(), new Expr.Name(name));
            var whole = draft.spans.replacing(
                    statement.value(), new Expr.Binary(statement.operator().get(), target, statement.value()));
            var typed = inference.infer(whole);
            boolean changed = kind instanceof Kind.Quantity
                    && typed.kind() instanceof Kind.Quantity
                    && !typed.kind().equals(kind);
            if (changed) {
                draft.problems.add(
                        "dimension-mismatch",
                        draft.spans.of(statement.value()),
                        "'%s' is %s, but '%s %s= ...' would make it %s"
                                .formatted(
                                        name,
                                        kind,
                                        name,
                                        statement.operator().get().symbol(),
                                        typed.kind()),
                        "scale by a plain number");
            }
            return typed.expression() instanceof Expr.Binary(var _, var _, var right) ? right : statement.value();
        }
        return switch (kind) {
            case Kind.Quantity(var dimension) ->
                inference.quantityIn(dimension, statement.value(), "the value is %1$s, but '" + name + "' is %2$s");
            case Kind.Condition _ -> inference.condition(statement.value()).expression();
            case Kind.Anything _ -> inference.infer(statement.value()).expression();
        };
    }

    /// Whether a statement may define a local variable; says why if not.
    private boolean mayDefine(Draft.AssignmentText statement, Scope scope, List<Draft.AssignmentText> later) {
        var target = statement.target();
        var name = target.text();
        if (draft.isSynapse()
                && (name.endsWith("_pre")
                        || name.endsWith("_post")
                        || statement.operator().isPresent())) {
            // a variable of the cell before or after the synapse; without a suffix, of the cell after it
            return declared.declaredAs(name).isEmpty() ? false : refuse(target);
        }
        if (declared.declaredAs(name).isPresent() || DeclaredNames.taken(name).isPresent()) {
            return refuse(target);
        }
        if (statement.operator().isPresent()) {
            draft.problems.add(
                    "undefined",
                    target.at(),
                    "'%s' is not defined".formatted(name),
                    Spelling.nearest(name, state.keySet())
                            .map("did you mean '%s'?"::formatted)
                            .orElse("give it a value first, or declare it as a state variable"));
            return false;
        }
        if (draft.isSynapse()) {
            return true;
        }
        boolean used = later.stream().anyMatch(s -> Names.mentions(s.value(), name));
        if (!used) {
            draft.problems.add(
                    "no-effect",
                    target.at(),
                    "'%s' is no state variable, and nothing uses it afterwards".formatted(name),
                    Spelling.nearest(name, state.keySet())
                            .map("did you mean '%s'?"::formatted)
                            .orElse("declare it as a state variable, or remove the statement"));
        }
        return used;
    }

    private boolean refuse(Word target) {
        var name = target.text();
        var what = DeclaredNames.taken(name).or(() -> declared.declaredAs(name)).orElse("something else");
        draft.problems.add(
                "not-assignable",
                target.at(),
                "'%s' is %s, and no statement can change it".formatted(name, what),
                what.equals("a parameter")
                        ? draft.strictState
                                ? "move it from parameters to state: %s = VALUE UNIT".formatted(name)
                                : "add a line '%s : UNIT' to the equations".formatted(name)
                        : "assign to a state variable");
        return false;
    }

    /// The names that statements assign to.
    static Set<String> targets(List<Draft.AssignmentText> statements) {
        var targets = new LinkedHashSet<String>();
        statements.forEach(s -> targets.add(s.target().text()));
        return targets;
    }
}
