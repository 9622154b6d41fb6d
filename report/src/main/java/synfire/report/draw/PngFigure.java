package synfire.report.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Stroke;

/// A figure as PNG, drawn by the JDK without a screen. Needs one font on the machine; SVG needs none.
public final class PngFigure {

    /// What became of a drawing.
    public sealed interface Result {

        /// The bytes of a PNG file.
        record Drawn(Bytes png) implements Result {}

        /// @param reason what is missing and how to get it
        record Skipped(String reason) implements Result {}
    }

    private static final List<String> FAMILIES =
            List.of("Helvetica Neue", "Helvetica", "Arial", "Liberation Sans", "DejaVu Sans");
    private static final String NO_FONT =
            "no PNG was drawn: this machine has no font that Java can use (install fontconfig and a font, for example"
                    + " the package fonts-dejavu-core); the SVG of the same figure needs none";

    private final Graphics2D graphics;
    private final String family;

    private PngFigure(Graphics2D graphics, String family) {
        this.graphics = graphics;
        this.family = family;
    }

    /// Draws at `scale` pixels per px; 2 gives 192 dpi.
    public static Result draw(Figure figure, double scale) {
        var family = family();
        return family.isEmpty()
                ? new Result.Skipped(NO_FONT)
                : new Result.Drawn(new Bytes(encoded(image(Layout.of(figure), scale, family))));
    }

    private static BufferedImage image(PlacedFigure placed, double scale, String family) {
        var image = new BufferedImage(
                (int) Math.ceil(placed.widthPx() * scale),
                (int) Math.ceil(placed.heightPx() * scale),
                BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.scale(scale, scale);
        graphics.setColor(new Color(Colour.PAPER.light()));
        graphics.fill(new Rectangle2D.Double(0, 0, placed.widthPx(), placed.heightPx()));
        Drawing.of(placed).forEach(new PngFigure(graphics, family)::draw);
        graphics.dispose();
        return image;
    }

    /// The first usual family that is installed, else any; empty if there is none.
    private static String family() {
        System.setProperty("java.awt.headless", System.getProperty("java.awt.headless", "true"));
        try {
            var installed =
                    List.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
            return FAMILIES.stream()
                    .filter(installed::contains)
                    .findFirst()
                    .orElse(installed.isEmpty() ? "" : installed.getFirst());
        } catch (RuntimeException | Error _) {
            return ""; // how the JDK reports that fontconfig or every font is missing, or that it has no desktop part
        }
    }

    private void draw(Mark mark) {
        switch (mark) {
            case Mark.Stroked(var outline, var stroke) -> {
                graphics.setStroke(pen(stroke));
                graphics.setColor(ink(stroke.colour(), stroke.opacity()));
                graphics.draw(shape(outline));
            }
            case Mark.Filled(var outline, var colour, double opacity) -> {
                graphics.setColor(ink(colour, opacity));
                graphics.fill(shape(outline));
            }
            case Mark.Dots(var centres, double radius, var colour, double opacity) -> {
                graphics.setColor(ink(colour, opacity));
                centres.draw(new Discs(graphics, radius));
            }
            case Mark.Words words -> words(words);
            case Mark.Picture(var frame, var pixels) -> picture(frame, pixels);
            case Mark.Group(var _, var _, var marks) -> marks.forEach(this::draw);
            case Mark.Clipped(var frame, var marks) -> {
                var before = graphics.getClip();
                graphics.clip(new Rectangle2D.Double(frame.x(), frame.y() - 1, frame.width(), frame.height() + 2));
                marks.forEach(this::draw);
                graphics.setClip(before);
            }
        }
    }

    private void words(Mark.Words words) {
        var style = words.style();
        var font = font(family, style);
        graphics.setFont(font.canDisplayUpTo(words.text()) < 0 ? font : font(Font.SANS_SERIF, style));
        graphics.setColor(ink(style.colour(), 1));
        double width = graphics.getFontMetrics()
                .getStringBounds(words.text(), graphics)
                .getWidth();
        double back = switch (style.anchor()) {
            case START -> 0;
            case MIDDLE -> width / 2;
            case END -> width;
        };
        var before = graphics.getTransform();
        graphics.translate(words.x(), words.y());
        if (style.upwards()) {
            graphics.rotate(-Math.PI / 2);
        }
        graphics.drawString(words.text(), (float) -back, 0);
        graphics.setTransform(before);
    }

    private static Font font(String name, TextStyle style) {
        return new Font(name, style.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) style.sizePx());
    }

    private void picture(Frame frame, Pixels pixels) {
        for (int row = 0; row < pixels.rows(); row++) {
            for (int column = 0; column < pixels.columns(); column++) {
                graphics.setColor(new Color(pixels.at(row, column)));
                double width = frame.width() / pixels.columns();
                double height = frame.height() / pixels.rows();
                double x = frame.x() + column * width;
                double y = frame.y() + row * height;
                graphics.fill(new Rectangle2D.Double(x, y, width + 0.3, height + 0.3));
            }
        }
    }

    private static BasicStroke pen(Stroke stroke) {
        float[] dash = switch (stroke.dash()) {
            case SOLID -> new float[0];
            case DASHED -> new float[] {5, 3};
            case DOTTED -> new float[] {1.5f, 2.5f};
        };
        float width = (float) stroke.widthPx();
        return dash.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }

    private static Color ink(Colour colour, double opacity) {
        return new Color(colour.light() | (int) Math.round(opacity * 255) << 24, true);
    }

    private static Shape shape(Outline outline) {
        var path = new Path2D.Double(Path2D.WIND_NON_ZERO, outline.size());
        outline.draw(new Tracing(path));
        return path;
    }

    private static byte[] encoded(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a PNG could not be written to memory", impossible);
        }
        return out.toByteArray();
    }

    private record Tracing(Path2D path) implements Outline.Pen {

        @Override
        public void move(double x, double y) {
            path.moveTo(x, y);
        }

        @Override
        public void line(double x, double y) {
            path.lineTo(x, y);
        }

        @Override
        public void close() {
            path.closePath();
        }
    }

    private record Discs(Graphics2D graphics, double radius) implements Outline.Pen {

        @Override
        public void move(double x, double y) {
            graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        }

        @Override
        public void line(double x, double y) {
            move(x, y);
        }

        @Override
        public void close() {}
    }
}
