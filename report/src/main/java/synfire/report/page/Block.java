package synfire.report.page;

import java.util.List;
import synfire.report.figure.Figure;
import synfire.report.table.Table;

/// A piece of a section. Every text is plain: it is escaped, and only `code` between back quotes is set apart.
public sealed interface Block {

    /// Paragraphs, parted by empty lines.
    record Prose(String text) implements Block {}

    /// A table; numbers stand to the right.
    record TableBlock(Table table) implements Block {}

    /// A figure that zooms.
    record FigureBlock(Figure figure) implements Block {}

    /// The few numbers that matter most, in large type.
    record KeyFigures(List<KeyFigure> figures) implements Block {

        public KeyFigures {
            figures = List.copyOf(figures);
        }
    }

    /// @param label what it is
    /// @param value the number, as text
    /// @param unit its unit; may be empty
    /// @param note what to compare it with; may be empty
    record KeyFigure(String label, String value, String unit, String note) {}

    /// A framed remark.
    record Notice(Level level, String title, String text) implements Block {}

    /// How serious a [Notice] is.
    enum Level {
        /// All is well.
        GOOD("good", "✓"),
        INFO("info", "i"),
        /// Something must not be relied on.
        WARNING("warning", "!");

        private final String key;
        private final String sign;

        Level(String key, String sign) {
            this.key = key;
            this.sign = sign;
        }

        String key() {
            return key;
        }

        String sign() {
            return sign;
        }
    }

    /// Text as it stands in a file, such as a fitted model.
    record Listing(String title, String text) implements Block {}

    /// Blocks that are hidden until asked for; shown on paper.
    record Fold(String title, List<Block> blocks) implements Block {

        public Fold {
            blocks = List.copyOf(blocks);
        }
    }
}
