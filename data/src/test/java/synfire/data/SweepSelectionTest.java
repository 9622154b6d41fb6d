package synfire.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SweepSelectionTest {

    // the right column is what Python 3 gives for list(range(10))[...]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                ":         | 0 1 2 3 4 5 6 7 8 9",
                "0:10:2    | 0 2 4 6 8",
                "1::2      | 1 3 5 7 9",
                "3         | 3",
                "-1        | 9",
                "-3:       | 7 8 9",
                ":-7       | 0 1 2",
                "::-3      | 9 6 3 0",
                "5:1:-2    | 5 3",
                "8:100     | 8 9",
                "-100:2    | 0 1",
                "100:2:-4  | 9 5",
                "7:3       | ",
                "0,4,8:10  | 0 4 8 9",
                "2,2       | 2 2",
            })
    void of_tenSweeps_choosesAsPython(String text, String expected) {
        var places = expected == null ? "" : expected;

        var chosen = SweepSelection.parse(text).of(10);

        assertThat(chosen.stream().map(String::valueOf).toList())
                .isEqualTo(places.isEmpty() ? java.util.List.of() : java.util.List.of(places.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {":|:", "::2|::2", "0:12:1|0:12", " 3 , -1 |3,-1", "1::2|1::2", "::-1|::-1"})
    void toString_parsed_isCanonical(String text, String expected) {
        assertThat(SweepSelection.parse(text)).hasToString(expected);
        assertThat(SweepSelection.parse(expected)).isEqualTo(SweepSelection.parse(text));
    }

    @Test
    void parse_noSlice_saysWhatToWrite() {
        assertThatThrownBy(() -> SweepSelection.parse("0,x:2"))
                .hasMessage("sweeps '0,x:2': 'x:2' is neither a number nor a slice; write 3, -1, 0:12:2 or 0,4,8:12");
        assertThatThrownBy(() -> SweepSelection.parse(""))
                .hasMessage("sweeps '': '' is neither a number nor a slice; write 3, -1, 0:12:2 or 0,4,8:12");
        assertThatThrownBy(() -> SweepSelection.parse("1:2:3:4")).hasMessageContaining("'1:2:3:4' is neither");
        assertThatThrownBy(() -> SweepSelection.parse("::0"))
                .hasMessage("a slice of sweeps cannot have step 0; leave it out or write 1");
    }

    @Test
    void of_numberThatIsNotThere_saysHowManyThereAre() {
        assertThatThrownBy(() -> SweepSelection.parse("10").of(10))
                .hasMessage("there is no sweep 10; there are 10 sweeps, counted from 0");
        assertThatThrownBy(() -> SweepSelection.parse("-2").of(1))
                .hasMessage("there is no sweep -2; there is 1 sweep, counted from 0");
    }
}
