package synfire.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeWindowTest {

    @ParameterizedTest
    @CsvSource({"0s:10s,0s:10s", "500ms:,0.5s:", ":2500us,:2.5ms", ":,:", "1.5 s : 0.1 min,", "0.3s:0.7s,0.3s:0.7s"})
    void toString_parsed_readsBackTheSame(String text, String expected) {
        if (expected == null) {
            assertThatThrownBy(() -> TimeWindow.parse(text))
                    .hasMessage("time window '1.5 s : 0.1 min': '0.1 min' is not a time; "
                            + "write a number and a unit, such as 500ms or 2.5s");
            return;
        }
        assertThat(TimeWindow.parse(text)).hasToString(expected);
        assertThat(TimeWindow.parse(expected)).isEqualTo(TimeWindow.parse(text));
    }

    @Test
    void parse_units_areMilliseconds() {
        assertThat(TimeWindow.parse("0.25s:10s")).isEqualTo(new TimeWindow(250, 10_000));
        assertThat(TimeWindow.parse("5ms:")).isEqualTo(new TimeWindow(5, Double.POSITIVE_INFINITY));
    }

    @Test
    void parse_wrong_saysWhatToWrite() {
        assertThatThrownBy(() -> TimeWindow.parse("0:10"))
                .hasMessage("time window '0:10': '0' is not a time; write a number and a unit, such as 500ms or 2.5s");
        assertThatThrownBy(() -> TimeWindow.parse("10s"))
                .hasMessage("time window '10s' is not two times with a colon between; write 0s:10s, 500ms: or :2s");
        assertThatThrownBy(() -> TimeWindow.parse("10s:2s"))
                .hasMessage("the window from 10s to 2s holds no time; write the earlier time first, such as 0s:10s");
    }
}
