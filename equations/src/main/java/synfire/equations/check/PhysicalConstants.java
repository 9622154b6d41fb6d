package synfire.equations.check;

import java.util.Map;
import java.util.Optional;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.ExprParser;
import synfire.equations.syntax.Problems;
import synfire.equations.syntax.Region;
import synfire.equations.syntax.Source;
import synfire.equations.syntax.Spans;

/// Constants of physics by the names that Brian 2 gives them; a model may declare its own under the same names.
///
/// Values: CODATA 2018.
public final class PhysicalConstants {

    private static final Map<String, Expr> VALUES = Map.ofEntries(
            entry("avogadro_constant", "6.02214076e23*1/mole"),
            entry("boltzmann_constant", "1.380649e-23*joule/kelvin"),
            entry("electric_constant", "8.8541878128e-12*farad/metre"),
            entry("electron_mass", "9.1093837015e-31*kilogram"),
            entry("elementary_charge", "1.602176634e-19*coulomb"),
            entry("faraday_constant", "96485.33212331*coulomb/mole"),
            entry("gas_constant", "8.314462618153241*joule/mole/kelvin"),
            entry("magnetic_constant", "1.25663706212e-6*newton/amp2"),
            entry("molar_mass_constant", "0.99999999965e-3*kilogram/mole"),
            entry("zero_celsius", "273.15*kelvin"));

    private PhysicalConstants() {}

    public static Optional<Expr> named(String name) {
        return Optional.ofNullable(VALUES.get(name));
    }

    private static Map.Entry<String, Expr> entry(String name, String text) {
        var source = new Source(name, text);
        var problems = new Problems(source);
        var value = ExprParser.parse(new Region(0, text.length()), new Spans(), problems);
        problems.throwIfAny();
        return Map.entry(name, value);
    }
}
