package synfire.report.page;

import java.util.List;
import java.util.stream.Collectors;

/// The script of a page: its files one after the other, in a scope of their own.
final class PageScript {

    private static final List<String> FILES =
            List.of("numbers.js", "axes.js", "marks.js", "readout.js", "figure.js", "start.js");

    private PageScript() {}

    static String text() {
        return FILES.stream()
                .map(PageResource::text)
                .collect(Collectors.joining("\n", "(() => {\n'use strict';\n", "})();\n"));
    }
}
