package synfire.equations.units;

import java.util.Optional;

/// The units by name.
///
/// Two sets of names. *Long names* are those of Brian 2 (`volt`, `mV`, `umetre`, `Mohm`, `cm2`): they may stand in an
/// expression and no variable may take one. *Symbols* (`V`, `S`, `s`, `m`, `K`) are read only where nothing but a
/// unit can stand, after a colon or a number, because models use the same letters for variables.
public final class Units {

    public static final Unit ONE = new Unit("1", Dimension.NONE, 1);
    public static final Unit MS = new Unit("ms", Dimension.TIME, 1);
    public static final Unit S = new Unit("s", Dimension.TIME, 1e3);
    public static final Unit HZ = new Unit("Hz", Dimension.FREQUENCY, 1e-3);
    public static final Unit MV = new Unit("mV", Dimension.VOLTAGE, 1);
    public static final Unit V = new Unit("V", Dimension.VOLTAGE, 1e3);
    public static final Unit PA = new Unit("pA", Dimension.CURRENT, 1);
    public static final Unit NA = new Unit("nA", Dimension.CURRENT, 1e3);
    public static final Unit A = new Unit("A", Dimension.CURRENT, 1e12);
    public static final Unit NS = new Unit("nS", Dimension.CONDUCTANCE, 1);
    public static final Unit US = new Unit("uS", Dimension.CONDUCTANCE, 1e3);
    public static final Unit PF = new Unit("pF", Dimension.CAPACITANCE, 1);
    public static final Unit NF = new Unit("nF", Dimension.CAPACITANCE, 1e3);
    public static final Unit GOHM = new Unit("GOhm", Dimension.RESISTANCE, 1);
    public static final Unit MOHM = new Unit("MOhm", Dimension.RESISTANCE, 1e-3);
    public static final Unit UM = new Unit("um", Dimension.LENGTH, 1);
    public static final Unit MM = new Unit("mM", Dimension.CONCENTRATION, 1);
    public static final Unit K = new Unit("K", Dimension.TEMPERATURE, 1);

    private Units() {}

    /// Reads a unit: `mV`, `nS/cm**2`, `1/ms`, `pA*ms`, `uA/cm2`, `µA/cm²`, `mV/sqrt(ms)`. The result keeps the text as
    /// its name.
    ///
    /// @throws IllegalArgumentException naming the part that is not a unit
    public static Unit parse(String text) {
        return UnitReader.read(text);
    }

    /// The unit of a long name, one that may stand in an expression.
    public static Optional<Unit> named(String name) {
        return UnitNames.longName(name);
    }

    /// The unit of a long name or a symbol.
    public static Optional<Unit> symbol(String name) {
        return UnitNames.symbol(UnitReader.plain(name));
    }
}
