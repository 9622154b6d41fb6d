package synfire.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import synfire.report.table.Table.Column;
import synfire.report.table.Table.Emphasis;
import synfire.report.table.Table.Row;

final class TableTest {

    @Test
    void row_tooFewCells_saysWhichAndWhat() {
        var table = Table.of("losses", Column.left("name"), Column.right("loss"));

        assertThatThrownBy(() -> table.row("DE"))
                .hasMessage("row 0 of table 'losses' has 1 cells, but there are 2 columns; give one cell per column");
    }

    @Test
    void markdown_specialCharacters_areEscaped() {
        var table = Table.of("", Column.left("a|b"), Column.right("loss").in("mV²"))
                .row("x<y", "1.5")
                .with(Row.of("best", "1.0").as(Emphasis.STRONG));

        assertThat(MarkdownTable.of(table)).isEqualTo("""
                | a\\|b | loss (mV²) |
                | --- | ---: |
                | x&lt;y | 1.5 |
                | **best** | **1.0** |
                """);
    }
}
