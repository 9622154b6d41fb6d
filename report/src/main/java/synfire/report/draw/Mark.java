package synfire.report.draw;

import java.util.List;
import synfire.report.figure.Colour;
import synfire.report.figure.Stroke;

/// One piece of ink, with its place in px. A drawing is a list of marks, the last on top.
sealed interface Mark {

    record Stroked(Outline outline, Stroke stroke) implements Mark {}

    record Filled(Outline outline, Colour colour, double opacity) implements Mark {}

    /// A disc at every corner of `centres`.
    record Dots(Outline centres, double radius, Colour colour, double opacity) implements Mark {}

    record Words(String text, double x, double y, TextStyle style) implements Mark {}

    record Picture(Frame frame, Pixels pixels) implements Mark {}

    /// Marks that belong together.
    ///
    /// @param role what they are, a name for style sheets and scripts
    /// @param index which of its kind
    record Group(String role, int index, List<Mark> marks) implements Mark {

        public Group {
            marks = List.copyOf(marks);
        }
    }

    /// Marks of which only what lies in the frame is seen.
    record Clipped(Frame frame, List<Mark> marks) implements Mark {

        public Clipped {
            marks = List.copyOf(marks);
        }
    }
}
