package synfire.report.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;

final class PngFigureTest {

    @Test
    void draw_everyLayer_isAPictureOfTheRightSize() throws IOException {
        var image = drawn(EveryLayer.figure(), 2);

        assertThat(image.getWidth()).isEqualTo(1400);
    }

    @Test
    void draw_line_putsItsInkWhereTheLayoutSays() throws IOException {
        var layer = new Layer.Line(
                "", Series.uniform(0, 1, 3, 3, 3), Stroke.of(Colour.BLUE).bold());
        var figure = Figure.stack(
                "line", Panel.of("", Axis.of("x", ""), Axis.of("y", "").between(0, 6), layer));
        var frame = Layout.of(figure).panels().getFirst().frame();

        var image = drawn(figure, 1);

        int x = (int) (frame.x() + frame.width() / 2);
        int y = (int) Math.round(frame.y() + frame.height() / 2);
        assertThat(image.getRGB(x, y) & 0xFFFFFF).isEqualTo(Colour.BLUE.light());
        assertThat(image.getRGB(x, y + 20) & 0xFFFFFF).isEqualTo(Colour.PAPER.light());
    }

    private static BufferedImage drawn(Figure figure, double scale) throws IOException {
        return switch (PngFigure.draw(figure, scale)) {
            case PngFigure.Result.Drawn(var png) -> ImageIO.read(new ByteArrayInputStream(png.toArray()));
            case PngFigure.Result.Skipped(var reason) -> abort(reason);
        };
    }
}
