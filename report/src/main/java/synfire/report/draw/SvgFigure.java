package synfire.report.draw;

import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer.Anchor;
import synfire.report.figure.Stroke;
import synfire.report.text.Markup;
import synfire.report.text.NumberText;

/// A figure as SVG 1.1. Text stays text, so it can be searched, read out and edited.
///
/// Colours are given twice: as attributes for white paper, and as classes (`s-blue` for strokes, `f-blue` for fills)
/// that
/// the style sheet of a page may set otherwise.
public final class SvgFigure {

    private static final String FONTS =
            "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";
    private static final int PLACES = 2;

    private final StringBuilder out = new StringBuilder();
    private final String id;
    private int clips;

    private SvgFigure(String id) {
        this.id = id;
    }

    /// A file of its own, with XML declaration.
    public static String file(Figure figure) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(Layout.of(figure), "figure") + "\n";
    }

    /// The `svg` element, to stand in a page.
    ///
    /// @param id unique in the page; letters, digits and `-`
    public static String element(PlacedFigure figure, String id) {
        var svg = new SvgFigure(id);
        svg.open(figure);
        for (var mark : Drawing.of(figure)) {
            svg.draw(mark);
        }
        return svg.out.append("</svg>").toString();
    }

    private void open(PlacedFigure figure) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$s %2$s\" width=\"%1$s\" height=\"%2$s\" "
                        .formatted(px(figure.widthPx()), px(figure.heightPx())))
                .append("role=\"img\" aria-labelledby=\"%1$s-title %1$s-desc\" ".formatted(id))
                .append("font-family=\"%s\" font-size=\"%s\">\n".formatted(FONTS, px(TextStyle.SIZE)))
                .append("<title id=\"%s-title\">%s</title>\n"
                        .formatted(id, Markup.text(figure.figure().title())))
                .append("<desc id=\"%s-desc\">%s</desc>\n"
                        .formatted(id, Markup.text(figure.figure().caption())))
                .append("<rect class=\"f-paper\" width=\"%s\" height=\"%s\" fill=\"%s\"/>\n"
                        .formatted(px(figure.widthPx()), px(figure.heightPx()), hex(Colour.PAPER.light())));
    }

    private void draw(Mark mark) {
        switch (mark) {
            case Mark.Stroked(var outline, var stroke) -> stroked(outline, stroke);
            case Mark.Filled(var outline, var colour, double opacity) ->
                path(outline, fill(colour) + opacity("fill-opacity", opacity));
            case Mark.Dots(var centres, double radius, var colour, double opacity) ->
                path(
                        centres,
                        strokeColour(colour)
                                + " stroke-width=\"%s\" stroke-linecap=\"round\"".formatted(px(2 * radius))
                                + opacity("stroke-opacity", opacity));
            case Mark.Words words -> words(words);
            case Mark.Picture(var frame, var pixels) -> out.append(SvgPicture.of(frame, pixels));
            case Mark.Group(var role, int index, var marks) -> {
                out.append("<g class=\"%s\" data-i=\"%s\">\n".formatted(role, index));
                marks.forEach(this::draw);
                out.append("</g>\n");
            }
            case Mark.Clipped(var frame, var marks) -> {
                var clip = id + "-clip" + clips++;
                out.append("<clipPath id=\"%s\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></clipPath>\n"
                        .formatted(clip, px(frame.x()), px(frame.y() - 1), px(frame.width()), px(frame.height() + 2)));
                out.append("<g class=\"layers\" clip-path=\"url(#%s)\">\n".formatted(clip));
                marks.forEach(this::draw);
                out.append("</g>\n");
            }
        }
    }

    private void stroked(Outline outline, Stroke stroke) {
        var dash = switch (stroke.dash()) {
            case SOLID -> "";
            case DASHED -> " stroke-dasharray=\"5 3\"";
            case DOTTED -> " stroke-dasharray=\"1.5 2.5\"";
        };
        path(
                outline,
                strokeColour(stroke.colour())
                        + " stroke-width=\"%s\" stroke-linejoin=\"round\"".formatted(px(stroke.widthPx()))
                        + dash
                        + opacity("stroke-opacity", stroke.opacity()));
    }

    private void path(Outline outline, String attributes) {
        out.append("<path ")
                .append(attributes)
                .append(" d=\"")
                .append(SvgPath.of(outline))
                .append("\"/>\n");
    }

    private void words(Mark.Words words) {
        var style = words.style();
        out.append("<text x=\"%s\" y=\"%s\" %s".formatted(px(words.x()), px(words.y()), fill(style.colour())));
        if (style.anchor() != Anchor.START) {
            out.append(" text-anchor=\"%s\"".formatted(style.anchor() == Anchor.END ? "end" : "middle"));
        }
        if (style.sizePx() != TextStyle.SIZE) {
            out.append(" font-size=\"%s\"".formatted(px(style.sizePx())));
        }
        if (style.bold()) {
            out.append(" font-weight=\"600\"");
        }
        if (style.upwards()) {
            out.append(" transform=\"rotate(-90 %s %s)\"".formatted(px(words.x()), px(words.y())));
        }
        out.append(">").append(Markup.text(words.text())).append("</text>\n");
    }

    private static String fill(Colour colour) {
        return "class=\"f-%s\" fill=\"%s\"".formatted(colour.key(), hex(colour.light()));
    }

    private static String strokeColour(Colour colour) {
        return "class=\"s-%s\" fill=\"none\" stroke=\"%s\"".formatted(colour.key(), hex(colour.light()));
    }

    private static String opacity(String attribute, double opacity) {
        return opacity == 1 ? "" : " %s=\"%s\"".formatted(attribute, px(opacity));
    }

    private static String hex(int rgb) {
        return "#%06x".formatted(rgb);
    }

    private static String px(double value) {
        return NumberText.shortest(value, PLACES);
    }
}
