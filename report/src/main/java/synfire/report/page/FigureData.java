package synfire.report.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import synfire.network.Samples;
import synfire.report.draw.AxisMap;
import synfire.report.draw.PlacedFigure;
import synfire.report.draw.PlacedPanel;
import synfire.report.figure.Axis;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Scale;
import synfire.report.figure.Series;

/// What the script needs to draw a figure anew: where its panels are, and the numbers of its layers.
final class FigureData {

    private final PlacedFigure figure;
    private final int share;
    private final Set<String> losses = new LinkedHashSet<>();

    private FigureData(PlacedFigure figure, int share) {
        this.figure = figure;
        this.share = share;
    }

    /// @param json for the script element of the figure
    /// @param losses what was given up for size, one sentence part each
    record Stored(String json, List<String> losses) {}

    /// @param share keep two of this many samples of long series; 1 keeps all
    static Stored of(PlacedFigure figure, int share) {
        var data = new FigureData(figure, share);
        var json = Json.object(List.of(Json.member(
                "panels", Json.array(figure.panels().stream().map(data::panel).toList()))));
        return new Stored(json, List.copyOf(data.losses));
    }

    /// Samples that a figure would store in full.
    static long samples(Figure figure) {
        return figure.panels().stream()
                .flatMap(panel -> panel.layers().stream())
                .mapToLong(FigureData::size)
                .sum();
    }

    private static long size(Layer layer) {
        return switch (layer) {
            case Layer.Line line -> line.series().size();
            case Layer.Steps steps -> steps.series().size();
            case Layer.Scatter _,
                    Layer.Raster _,
                    Layer.Bars _,
                    Layer.Band _,
                    Layer.ErrorBars _,
                    Layer.HeatMap _,
                    Layer.Rule _,
                    Layer.Region _,
                    Layer.Note _ -> 0;
        };
    }

    private String panel(PlacedPanel placed) {
        var frame = placed.frame();
        return Json.object(List.of(
                Json.member("frame", Json.numbers(frame.x(), frame.y(), frame.width(), frame.height())),
                Json.member("title", Json.string(placed.panel().title())),
                Json.member("group", Json.number(placed.linkGroup())),
                Json.member("ownsX", Boolean.toString(placed.ownsX())),
                Json.member("x", axis(placed.panel().x(), placed.x())),
                Json.member("y", axis(placed.panel().y(), placed.y())),
                Json.member("layers", Json.array(layers(placed)))));
    }

    private static String axis(Axis axis, AxisMap map) {
        var members = new ArrayList<Json.Member>();
        members.add(Json.member("label", Json.string(axis.label())));
        members.add(Json.member("unit", Json.string(axis.unit())));
        members.add(
                Json.member("range", Json.numbers(map.range().low(), map.range().high())));
        switch (axis.scale()) {
            case Scale.Linear _ -> members.add(Json.member("scale", Json.string("linear")));
            case Scale.Log _ -> members.add(Json.member("scale", Json.string("log")));
            case Scale.SymLog(double linearBelow) -> {
                members.add(Json.member("scale", Json.string("symlog")));
                members.add(Json.member("linear", Json.number(linearBelow)));
            }
            case Scale.Categories(var names) -> {
                members.add(Json.member("scale", Json.string("names")));
                members.add(Json.member(
                        "names", Json.array(names.stream().map(Json::string).toList())));
            }
        }
        return Json.object(members);
    }

    private List<String> layers(PlacedPanel placed) {
        var scale = placed.panel().y().scale();
        return placed.panel().layers().stream()
                .map(layer -> layer(layer, scale))
                .toList();
    }

    private String layer(Layer layer, Scale y) {
        return switch (layer) {
            case Layer.Line(var name, var series, var _) ->
                json("line", name, Json.member("s", series(name, series, y)));
            case Layer.Steps(var name, var series, var _) ->
                json("steps", name, Json.member("s", series(name, series, y)));
            case Layer.Scatter(var name, var series, var _, var _) ->
                json("scatter", name, Json.member("s", series(name, series, y)));
            case Layer.Raster(var name, var rows, int first, var _) ->
                json(
                        "raster",
                        name,
                        Json.member(
                                "rows",
                                Json.array(
                                        rows.stream().map(StoredSeries::exact).toList())),
                        Json.member("first", Json.number(first)));
            case Layer.Bars(var name, var edges, var heights, var _) ->
                json("bars", name, entry("edges", edges), entry("heights", heights));
            case Layer.Band(var name, var x, var low, var high, var _) ->
                json("band", name, entry("x", x), entry("low", low), entry("high", high));
            case Layer.ErrorBars(var name, var centre, var low, var high, var _) ->
                json(
                        "errors",
                        name,
                        Json.member("s", series(name, centre, Scale.LOG)),
                        entry("low", low),
                        entry("high", high));
            case Layer.HeatMap(var name, var matrix, var _, var _) ->
                json(
                        "map",
                        name,
                        Json.member("columns", Json.number(matrix.columns())),
                        entry("values", matrix.values()));
            case Layer.Rule(var name, var direction, double at, var _) ->
                json(
                        "rule",
                        name,
                        Json.member("at", Json.number(at)),
                        Json.member("vertical", Boolean.toString(direction == Layer.Direction.VERTICAL)));
            case Layer.Region(var name, double from, double to, var _) ->
                json("region", name, Json.member("from", Json.number(from)), Json.member("to", Json.number(to)));
            case Layer.Note(var _, double x, double note, var _, var _) ->
                json("note", "", Json.member("x", Json.number(x)), Json.member("y", Json.number(note)));
        };
    }

    private String series(String name, Series series, Scale y) {
        var stored = StoredSeries.of(series, y, share);
        if (!stored.loss().isEmpty()) {
            losses.add(name.isEmpty() ? stored.loss() : name + ": " + stored.loss());
        }
        return stored.json();
    }

    private static Json.Member entry(String key, Samples samples) {
        return Json.member(key, StoredSeries.exact(samples));
    }

    private static String json(String type, String name, Json.Member... members) {
        var all = new ArrayList<Json.Member>();
        all.add(Json.member("type", Json.string(type)));
        all.add(Json.member("name", Json.string(name)));
        all.addAll(List.of(members));
        return Json.object(all);
    }
}
