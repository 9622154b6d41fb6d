package synfire.report.page;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import synfire.report.figure.Colour;

/// The style sheet of a page: colours from [Colour], everything else from `report.css`.
final class PageStyle {

    private PageStyle() {}

    static String css() {
        var light = variables(Colour::light);
        var dark = variables(Colour::dark);
        return ":root{color-scheme:light;" + light + "}\n"
                + "@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;" + dark + "}}\n"
                + ":root[data-theme=dark]{color-scheme:dark;" + dark + "}\n"
                + classes()
                + PageResource.text("report.css")
                + "@media print{:root,:root:not([data-theme=light]),:root[data-theme=dark]{color-scheme:light;" + light
                + "}}\n";
    }

    private static String variables(ToIntFunction<Colour> shade) {
        return Arrays.stream(Colour.values())
                .map(colour -> "--%s:#%06x;".formatted(colour.key(), shade.applyAsInt(colour)))
                .collect(Collectors.joining());
    }

    /// What the marks of a figure refer to.
    private static String classes() {
        return Arrays.stream(Colour.values())
                .map(colour -> ".s-%1$s{stroke:var(--%1$s)}.f-%1$s{fill:var(--%1$s)}\n".formatted(colour.key()))
                .collect(Collectors.joining());
    }
}
