package synfire.equations;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.equations.units.Units;

/// A model as Brian 2 scripts state it: equations, constants, and strings for threshold, reset and refractoriness.
///
/// Immutable; [#model()] checks it. Lines that only declare a name become parameters, with the value from the constants
/// or 0;
/// state variables if a statement assigns to them; inputs if [#input] names them.
///
/// @param equations the equations, unchanged
/// @param constants values of names that the equations do not define
/// @param parts the other strings by their label, in the order in which they are read
/// @param inputs values that come from outside in every step, by name
/// @param initial initial values by state variable; 0 for all others
public record EquationText(
        String name,
        String equations,
        Map<String, Quantity> constants,
        Map<String, String> parts,
        Map<String, Unit> inputs,
        Map<String, String> initial) {

    static final String THRESHOLD = "threshold";
    static final String RESET = "reset";
    static final String REFRACTORY = "refractory";
    static final String METHOD = "method";
    static final String SURROGATE = "surrogate";
    static final String ESCAPE = "escape rate";
    static final String EVENT = "on_";

    public EquationText {
        constants = Map.copyOf(constants);
        parts = Map.copyOf(parts);
        inputs = Map.copyOf(inputs);
        initial = Map.copyOf(initial);
    }

    static EquationText of(String equations, Map<String, Quantity> constants) {
        return new EquationText("model", equations, constants, Map.of(), Map.of(), Map.of());
    }

    public EquationText named(String newName) {
        return new EquationText(newName, equations, constants, parts, inputs, initial);
    }

    /// The condition for a spike: `v > -50*mV`.
    public EquationText threshold(String condition) {
        return part(THRESHOLD, condition);
    }

    /// The statements of a spike: `v = V_r; w += b`.
    public EquationText reset(String statements) {
        return part(RESET, statements);
    }

    /// A time (`5*ms`, an expression) or the condition under which the cell stays refractory (`v > -40*mV`).
    public EquationText refractory(String timeOrCondition) {
        return part(REFRACTORY, timeOrCondition);
    }

    public EquationText refractory(Quantity time) {
        return part(REFRACTORY, time.value() + "*" + time.unit().name());
    }

    /// The integration scheme: `exponential_euler`, `euler`, `rk4`.
    public EquationText method(String scheme) {
        return part(METHOD, scheme);
    }

    /// As in a model file: `relu_grad(alpha=0.3) of (v - V_th)/mV`.
    public EquationText surrogate(String surrogate) {
        return part(SURROGATE, surrogate);
    }

    /// The hazard of a stochastic threshold.
    public EquationText escapeRate(String hazard) {
        return part(ESCAPE, hazard);
    }

    /// Statements at the arrival of a presynaptic spike: `ge_post += w`.
    public EquationText onPre(String statements) {
        return part(EVENT + "pre", statements);
    }

    /// Statements at a postsynaptic spike.
    public EquationText onPost(String statements) {
        return part(EVENT + "post", statements);
    }

    /// A value that comes from outside in every step, read by its name or as a timed array.
    public EquationText input(String input, Unit unit) {
        var more = new TreeMap<>(inputs);
        more.put(input, unit);
        return new EquationText(name, equations, constants, parts, more, initial);
    }

    /// As [#input(String, Unit)], with the unit by its name.
    public EquationText input(String input, String unit) {
        return input(input, Units.parse(unit));
    }

    /// The initial value of a state variable: `E_L`, `-70*mV`.
    public EquationText initial(String variable, String value) {
        var more = new TreeMap<>(initial);
        more.put(variable, value);
        return new EquationText(name, equations, constants, parts, inputs, more);
    }

    /// The checked model.
    ///
    /// @throws synfire.equations.syntax.InvalidModelException with every mistake in the strings
    public Model model() {
        return ModelChecker.check(EquationReader.read(this));
    }

    /// Whether a word stands anywhere in the strings.
    boolean mentions(String word) {
        var pattern = Pattern.compile("\\b" + Pattern.quote(word) + "\\b");
        return pattern.matcher(equations).find()
                || parts.values().stream().anyMatch(p -> pattern.matcher(p).find());
    }

    private EquationText part(String label, String text) {
        var more = new TreeMap<>(parts);
        more.put(label, text);
        return new EquationText(name, equations, constants, more, inputs, initial);
    }
}
