package synfire.equations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Source;
import synfire.equations.syntax.Spelling;
import synfire.equations.units.Quantity;

/// A checked model: every name is known, every dimension fits.
///
/// @param equations subexpressions in an order in which each uses only those above it, differential equations in the
/// order of the text
/// @param scheme name of the integration scheme, or `auto`
public record Model(
        String name,
        Header header,
        Variables variables,
        List<Equation> equations,
        Spiking spiking,
        StepOrder order,
        String scheme) {

    /// The scheme that is chosen from the form of the equations.
    public static final String AUTOMATIC = "auto";

    public Model {
        equations = List.copyOf(equations);
    }

    /// Reads a model file.
    ///
    /// @throws synfire.equations.syntax.InvalidModelException with every mistake in the text
    public static Model parse(Source source) {
        return ModelChecker.check(ModelFile.read(source));
    }

    /// Equations as Brian 2 scripts state them; add threshold, reset and the rest, then ask for [EquationText#model()].
    public static EquationText fromEquations(String equations, Map<String, Quantity> constants) {
        return EquationText.of(equations, constants);
    }

    public List<Parameter> parameters() {
        return variables.parameters();
    }

    public List<StateVariable> state() {
        return variables.state();
    }

    public List<Input> inputs() {
        return variables.inputs();
    }

    /// In the order of the text, which `update: in order` follows.
    public List<Equation.Differential> differentialEquations() {
        return equations.stream()
                .filter(Equation.Differential.class::isInstance)
                .map(Equation.Differential.class::cast)
                .toList();
    }

    /// In an order in which each uses only those before it.
    public List<Equation.Subexpression> subexpressions() {
        return equations.stream()
                .filter(Equation.Subexpression.class::isInstance)
                .map(Equation.Subexpression.class::cast)
                .toList();
    }

    /// The event that sends spikes.
    public Optional<Event> spikeEvent() {
        return spiking.events().stream().filter(Event::spike).findFirst();
    }

    /// The parameter of that name.
    ///
    /// @throws IllegalArgumentException naming the parameters there are, if it is none of them
    public Parameter parameter(String parameter) {
        return parameters().stream()
                .filter(p -> p.name().equals(parameter))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknownParameter(parameter)));
    }

    /// The same model with other defaults; each is kept in the unit of its parameter.
    ///
    /// @throws IllegalArgumentException for a name that is no parameter, a quantity of another dimension, or a
    ///     value outside the parameter's range
    public Model withDefaults(Map<String, Quantity> defaults) {
        defaults.keySet().stream().sorted().forEach(this::parameter);
        var changed = parameters().stream()
                .map(p -> p.withDefault(defaults.getOrDefault(p.name(), p.value())))
                .toList();
        return new Model(
                name,
                header,
                new Variables(changed, variables.state(), variables.inputs()),
                equations,
                spiking,
                order,
                scheme);
    }

    /// The same model, integrated by another scheme.
    public Model withScheme(String newScheme) {
        return new Model(name, header, variables, equations, spiking, order, newScheme);
    }

    /// The same model under another name.
    public Model named(String newName) {
        return new Model(newName, header, variables, equations, spiking, order, scheme);
    }

    /// As a model file, which [#parse] reads back as an equal model.
    public String text() {
        return ModelText.of(this);
    }

    private String unknownParameter(String parameter) {
        var names = parameters().stream().map(Parameter::name).sorted().toList();
        var meant = Spelling.nearest(parameter, names)
                .map("did you mean '%s'?"::formatted)
                .orElseGet(() -> "its parameters are: " + String.join(", ", names));
        return "model '%s' has no parameter '%s'; %s".formatted(name, parameter, meant);
    }

    /// The initial value of every state variable, written in parameters alone.
    public Map<String, Expr> initialValues() {
        return InitialValues.of(this);
    }
}
