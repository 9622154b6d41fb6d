package synfire.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import synfire.report.draw.PngFigure;
import synfire.report.draw.SvgFigure;
import synfire.report.figure.Figure;
import synfire.report.file.ResultFile;
import synfire.report.page.Block;
import synfire.report.page.HtmlReport;
import synfire.report.page.Section;

/// Writes every figure of a report as a file of its own: `figures/TITLE.svg` and, where asked for, `.png`
/// beside it.
public final class FigureFiles {

    /// 192 dpi.
    private static final double PNG_SCALE = 2;

    private FigureFiles() {}

    /// @param png whether pixels are wanted too
    /// @return why there are no pixels, where they are wanted and cannot be drawn
    public static Optional<String> write(HtmlReport report, Path folder, boolean png) throws IOException {
        var used = new HashMap<String, Integer>();
        Optional<String> missing = Optional.empty();
        for (var figure : figures(report.sections())) {
            var name = name(figure.title());
            int count = used.merge(name, 1, Integer::sum);
            var file = folder.resolve(count == 1 ? name : name + "-" + count);
            ResultFile.write(file.resolveSibling(file.getFileName() + ".svg"), SvgFigure.file(figure));
            if (png && missing.isEmpty()) {
                switch (PngFigure.draw(figure, PNG_SCALE)) {
                    case PngFigure.Result.Drawn drawn ->
                        ResultFile.write(
                                file.resolveSibling(file.getFileName() + ".png"),
                                drawn.png().toArray());
                    case PngFigure.Result.Skipped skipped -> missing = Optional.of(skipped.reason());
                }
            }
        }
        return missing;
    }

    private static List<Figure> figures(List<Section> sections) {
        var figures = new ArrayList<Figure>();
        sections.forEach(section -> add(section.blocks(), figures));
        return figures;
    }

    private static void add(List<Block> blocks, List<Figure> figures) {
        for (var block : blocks) {
            switch (block) {
                case Block.FigureBlock shown -> figures.add(shown.figure());
                case Block.Fold fold -> add(fold.blocks(), figures);
                case Block.Prose _, Block.TableBlock _, Block.KeyFigures _, Block.Notice _, Block.Listing _ -> {
                    // no figure in it
                }
            }
        }
    }

    /// `Training traces` becomes `training-traces`.
    private static String name(String title) {
        var name = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "figure" : name;
    }
}
