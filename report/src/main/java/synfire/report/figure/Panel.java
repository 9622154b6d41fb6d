package synfire.report.figure;

import java.util.ArrayList;
import java.util.List;

/// Two axes and what is drawn between them.
///
/// @param title short text above the panel; empty for none
/// @param heightPx height between the axes; a panel with a heat map keeps its cells square instead
/// @param legend whether names of layers are listed above the panel
public record Panel(String title, Axis x, Axis y, List<Layer> layers, double heightPx, boolean legend) {

    public Panel {
        layers = List.copyOf(layers);
        if (!(heightPx >= 20 && heightPx <= 4000)) {
            throw new IllegalArgumentException(
                    "panel '%s' has height %s px; give 20 to 4000".formatted(title, heightPx));
        }
    }

    public static Panel of(String title, Axis x, Axis y, List<? extends Layer> layers) {
        return new Panel(title, x, y, List.copyOf(layers), 180, true);
    }

    public static Panel of(String title, Axis x, Axis y, Layer... layers) {
        return of(title, x, y, List.of(layers));
    }

    public Panel withHeight(double newHeightPx) {
        return new Panel(title, x, y, layers, newHeightPx, legend);
    }

    public Panel withoutLegend() {
        return new Panel(title, x, y, layers, heightPx, false);
    }

    public Panel withTitle(String newTitle) {
        return new Panel(newTitle, x, y, layers, heightPx, legend);
    }

    /// This panel with `layer` on top.
    public Panel with(Layer layer) {
        var more = new ArrayList<>(layers);
        more.add(layer);
        return new Panel(title, x, y, more, heightPx, legend);
    }
}
