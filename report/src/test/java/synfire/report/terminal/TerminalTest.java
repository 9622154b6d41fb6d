package synfire.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TerminalTest {

    @Test
    void of_terminal_hasColourUnlessRefused() {
        assertThat(of(Map.of("COLUMNS", "132"), true)).isEqualTo(new Terminal(true, true, true, 132));
        assertThat(of(Map.of("NO_COLOR", "1"), true)).isEqualTo(new Terminal(true, false, true, 80));
        assertThat(of(Map.of("NO_COLOR", ""), true).colour()).isTrue(); // empty means not set (no-color.org)
        assertThat(of(Map.of("TERM", "dumb"), true)).isEqualTo(new Terminal(false, false, true, 80));
    }

    @Test
    void of_pipe_isPlainUnlessForced() {
        assertThat(of(Map.of(), false)).isEqualTo(new Terminal(false, false, true, 80));
        assertThat(of(Map.of("CLICOLOR_FORCE", "1"), false)).isEqualTo(new Terminal(false, true, true, 80));
        assertThat(of(Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"), false).colour())
                .isFalse();
    }

    @Test
    void of_columnsThatAreNoNumber_areTheUsual() {
        assertThat(of(Map.of("COLUMNS", "wide"), true).columns()).isEqualTo(80);
    }

    @Test
    void bold_withAndWithoutColour_isMarkedOrPlain() {
        assertThat(of(Map.of(), true).bold("x")).isEqualTo((char) 27 + "[1mx" + (char) 27 + "[0m");
        assertThat(Terminal.PIPE.bold("x")).isEqualTo("x");
    }

    private static Terminal of(Map<String, String> environment, boolean attached) {
        return Terminal.of(environment, attached, StandardCharsets.UTF_8);
    }
}
