package synfire.report.draw;

import java.util.Base64;
import synfire.report.text.NumberText;

/// Coloured cells in SVG: rectangles where they are few, an embedded PNG where they are many.
final class SvgPicture {

    private static final int MOST_RECTANGLES = 1600;

    /// Each cell reaches below its neighbours, or rounding to device pixels would leave gaps.
    private static final double OVERLAP = 0.6;

    private SvgPicture() {}

    static String of(Frame frame, Pixels pixels) {
        return pixels.rows() * pixels.columns() <= MOST_RECTANGLES ? rectangles(frame, pixels) : image(frame, pixels);
    }

    private static String rectangles(Frame frame, Pixels pixels) {
        var out = new StringBuilder("<g shape-rendering=\"crispEdges\">\n");
        double width = frame.width() / pixels.columns();
        double height = frame.height() / pixels.rows();
        for (int row = 0; row < pixels.rows(); row++) {
            for (int column = 0; column < pixels.columns(); column++) {
                out.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"#%06x\"/>\n"
                        .formatted(
                                px(frame.x() + column * width),
                                px(frame.y() + row * height),
                                px(column < pixels.columns() - 1 ? width + OVERLAP : width),
                                px(row < pixels.rows() - 1 ? height + OVERLAP : height),
                                pixels.at(row, column)));
            }
        }
        return out.append("</g>\n").toString();
    }

    private static String image(Frame frame, Pixels pixels) {
        return "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,%s\"/>\n"
                .formatted(
                        px(frame.x()),
                        px(frame.y()),
                        px(frame.width()),
                        px(frame.height()),
                        Base64.getEncoder().encodeToString(StoredPng.of(pixels)));
    }

    private static String px(double value) {
        return NumberText.shortest(value, 2);
    }
}
