package synfire.equations.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnitsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1           | 1          | 1
            volt        | mV         | 1e3
            mV          | mV         | 1
            mvolt       | mV         | 1
            V           | mV         | 1e3
            amp         | pA         | 1e12
            uA          | pA         | 1e6
            ampere      | pA         | 1e12
            siemens     | nS         | 1e9
            msiemens    | nS         | 1e6
            nS          | nS         | 1
            ufarad      | pF         | 1e6
            uF          | pF         | 1e6
            ohm         | GOhm       | 1e-9
            Mohm        | GOhm       | 1e-3
            MOhm        | GOhm       | 1e-3
            second      | ms         | 1e3
            us          | ms         | 1e-3
            Hz          | 1/ms       | 1e-3
            kHz         | 1/ms       | 1
            metre       | um         | 1e6
            umetre      | um         | 1
            cm          | um         | 1e4
            umetre**2   | um**2      | 1
            cm2         | um**2      | 1e8
            cmetre2     | um**2      | 1e8
            cm**-2      | 1/um**2    | 1e-8
            mole        | um**3*mM   | 1e18
            molar       | mM         | 1e3
            mmolar      | mM         | 1
            kelvin      | K          | 1
            coulomb     | pA*ms      | 1e15
            joule       | mV*pA*ms    | 1e18
            watt        | mV*pA      | 1e15
            newton      | mV*pA*ms/um | 1e12
            nS/cm**2    | nS/um**2   | 1e-8
            msiemens/cm**2 | nS/um**2 | 1e-2
            uA/cm2      | pA/um**2   | 1e-2
            µA/cm²      | pA/um**2   | 1e-2
            mV·ms⁻¹     | mV/ms      | 1
            1/ms        | 1/ms       | 1
            pA*ms       | pA*ms      | 1
            mV/(ms*nA)  | 1/pF    | 1e-3
            ms**-0.5    | 1/ms**(1/2) | 1
            mV/sqrt(ms) | mV/ms**(1/2) | 1
            kΩ*cm       | um/nS      | 1e-2
            kgram       | mV*pA*ms**3/um**2 | 1e12
            """)
    void parse_validText_hasDimensionAndSize(String text, String dimension, double inBase) {
        var unit = Units.parse(text);

        assertThat(unit.dimension()).hasToString(dimension);
        assertThat(unit.inBase()).isEqualTo(inBase);
        assertThat(unit.name()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            mW/     | unit 'mW/': it ends where a unit is expected
            foo/ms  | unit 'foo/ms': there is no unit 'foo'
            mV)     | unit 'mV)': ')' does not belong here
            (mV     | unit '(mV': a ')' is missing
            mV**x   | unit 'mV**x': '' is not an exponent
            mV**(1/0) | unit 'mV**(1/0)': '1/0' is not an exponent
            /ms     | unit '/ms': '/' stands where a unit is expected
            """)
    void parse_invalidText_namesThePart(String text, String message) {
        assertThatThrownBy(() -> Units.parse(text)).hasMessage(message);
    }

    @Test
    void parse_bracketsNestedDeep_isRefused() {
        assertThatThrownBy(() -> Units.parse("(".repeat(100_000))).hasMessageEndingWith("nested more than 50 deep");
    }

    @ParameterizedTest
    @CsvSource({"V", "s", "m", "K", "A", "F", "S", "C", "N", "g", "l"})
    void named_symbolThatModelsUseAsVariable_isNoLongName(String symbol) {
        assertThat(Units.named(symbol)).isEmpty();
        assertThat(Units.symbol(symbol)).isPresent();
    }

    @Test
    void products_ofUnits_nameThemselvesReadably() {
        var conductance = Units.parse("nS").dividedBy(Units.parse("cm**2"));
        var nested = Units.MV.dividedBy(Units.MS.times(Units.NA));

        assertThat(conductance).hasToString("nS/cm**2").isEqualTo(Units.parse("nS/cm**2"));
        assertThat(nested).hasToString("mV/(ms*nA)").isEqualTo(Units.parse("mV/(ms*nA)"));
    }
}
