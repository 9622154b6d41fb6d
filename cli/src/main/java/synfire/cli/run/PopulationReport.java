package synfire.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import synfire.learn.transform.FreeParameter;
import synfire.network.Samples;
import synfire.report.Provenance;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Series;
import synfire.report.page.Block;
import synfire.report.page.HtmlReport;
import synfire.report.page.Section;

/// `report.html` of a study of many cells: the table, how each parameter is distributed, pairs of
/// parameters.
record PopulationReport(PopulationResult result) {

    private static final int MOST_PAIRED = 6;
    private static final int MOST_NAMED = 16;

    HtmlReport page() {
        var sections = new ArrayList<Section>();
        sections.add(summary());
        if (!result.withResult().isEmpty()) {
            sections.add(Section.of("Parameters", new Block.FigureBlock(strips()), tableOfDistributions()));
            if (result.study().space().dimension() > 1) {
                sections.add(Section.of("Pairs of parameters", new Block.FigureBlock(pairs())));
            }
        }
        var facts = new TreeMap<String, String>();
        facts.put("study", String.valueOf(result.study().file().getFileName()));
        facts.put("model", result.study().model().name());
        sections.add(Provenance.section(facts));
        return HtmlReport.of(
                "Study of %d cells".formatted(result.cells().size()),
                "model %s, each cell fitted by itself; its own report is in the folder of its name"
                        .formatted(result.study().model().name()),
                sections);
    }

    private Section summary() {
        var blocks = new ArrayList<Block>();
        long good = result.cells().stream().filter(CellOutcome::isGood).count();
        blocks.add(new Block.KeyFigures(List.of(new Block.KeyFigure(
                "cells fitted", Long.toString(good), "", "of " + result.cells().size()))));
        for (var cell : result.cells()) {
            if (!cell.message().isEmpty()) {
                blocks.add(new Block.Notice(
                        Block.Level.WARNING, cell.name() + ": " + cell.status().word(), cell.message()));
            }
        }
        blocks.add(new Block.TableBlock(PopulationSummary.cells(result)));
        return new Section("Cells", blocks);
    }

    private Block tableOfDistributions() {
        return new Block.TableBlock(PopulationSummary.distributions(result));
    }

    /// One panel per parameter: every cell with its standard error, and the mean.
    private Figure strips() {
        var panels = result.distributions().stream()
                .map(each -> {
                    var layers = new ArrayList<Layer>();
                    layers.add(new Layer.Rule(
                            "mean",
                            Layer.Direction.HORIZONTAL,
                            each.spread().mean(),
                            synfire.report.figure.Stroke.of(Colour.GREY).dashed()));
                    layers.add(bars(each.parameter()));
                    return Panel.of(
                                    "",
                                    cellAxis(),
                                    Axis.of(
                                            each.parameter().name(),
                                            each.parameter().unit()),
                                    layers)
                            .withHeight(110)
                            .withoutLegend();
                })
                .toList();
        return Figure.grid("Parameters of each cell", 2, panels)
                .withCaption("Each cell's estimate with its standard error; dashed: the mean over cells.");
    }

    /// Their names, or numbers where they are many.
    private Axis cellAxis() {
        var names = result.cells().stream().map(CellOutcome::name).toList();
        return names.size() <= MOST_NAMED ? Axis.categories("", names) : Axis.of("cell, from 0", "");
    }

    private Layer bars(FreeParameter parameter) {
        var fitted = result.fitted(parameter.name());
        var number = Samples.generate(
                fitted.size(), i -> result.cells().indexOf(result.withResult().get(i)));
        return new Layer.ErrorBars(
                "cells",
                new Series.Points(
                        number,
                        Samples.generate(fitted.size(), i -> fitted.get(i).value())),
                Samples.generate(fitted.size(), i -> fitted.get(i).value() - error(fitted.get(i))),
                Samples.generate(fitted.size(), i -> fitted.get(i).value() + error(fitted.get(i))),
                Colour.BLUE);
    }

    /// None is drawn where the data do not determine it.
    private static double error(FitResult.Fitted fitted) {
        return fitted.determined() && Double.isFinite(fitted.standardError()) ? fitted.standardError() : 0;
    }

    /// One panel for each pair of the first few parameters.
    private Figure pairs() {
        var parameters = result.study().space().parameters();
        var panels = new ArrayList<Panel>();
        for (int i = 0; i < Math.min(MOST_PAIRED, parameters.size()); i++) {
            for (int j = 0; j < i; j++) {
                panels.add(pair(parameters.get(j), parameters.get(i)));
            }
        }
        return Figure.grid("Every cell is a point", Math.min(3, panels.size()), panels);
    }

    private Panel pair(FreeParameter across, FreeParameter up) {
        var x = result.fitted(across.name());
        var y = result.fitted(up.name());
        return Panel.of(
                        "",
                        Axis.of(across.name(), across.unit()),
                        Axis.of(up.name(), up.unit()),
                        new Layer.Scatter(
                                "cells",
                                new Series.Points(
                                        Samples.generate(x.size(), i -> x.get(i).value()),
                                        Samples.generate(y.size(), i -> y.get(i).value())),
                                Colour.BLUE,
                                3))
                .withHeight(150)
                .withoutLegend();
    }
}
