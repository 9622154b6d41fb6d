package synfire.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import synfire.report.table.Table;
import synfire.report.table.Table.Column;
import synfire.report.table.Table.Emphasis;
import synfire.report.table.Table.Row;

final class TextTableTest {

    private static final Table TABLE = Table.of(
                    "Fitted parameters", Column.left("parameter"), Column.right("value"), Column.left("unit"))
            .row("g_Na", "119.8", "mS/cm²")
            .with(Row.of("τ", "3", "ms").as(Emphasis.WARNING));

    @Test
    void of_pipe_isAligned() {
        assertThat(TextTable.of(TABLE, Terminal.PIPE)).isEqualTo("""
                Fitted parameters
                parameter  value  unit
                ────────────────────────
                g_Na       119.8  mS/cm²
                τ              3  ms
                """);
    }

    @Test
    void of_terminalWithColour_marksWarnings() {
        var text = TextTable.of(TABLE, new Terminal(true, true, true, 80));

        assertThat(text).contains((char) 27 + "[33mτ              3  ms" + (char) 27 + "[0m\n");
    }

    @Test
    void of_controlCharacters_cannotTouchTheScreen() {
        var table = Table.of("", Column.left("a")).row("x" + (char) 27 + "[2Jy\n\u009b");

        assertThat(TextTable.of(table, Terminal.PIPE))
                .isEqualTo("a\n───────\nx?[2Jy??\n".replace("───────", "────────"));
    }
}
