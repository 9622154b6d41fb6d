package synfire.cli.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import synfire.data.recording.Recorders;
import synfire.equations.units.Units;
import synfire.network.Samples;
import synfire.report.Provenance;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Series;
import synfire.report.figure.Stroke;
import synfire.report.network.Distribution;
import synfire.report.network.SpikeRaster;
import synfire.report.page.Block;
import synfire.report.page.HtmlReport;
import synfire.report.page.Section;
import synfire.report.table.Table;
import synfire.report.text.NumberText;

/// `report.html` of a run of a network: what the cells did, how they are joined, where all of it comes from.
record NetworkPage(NetworkResult result, Recorders recorders) {

    /// Longer runs are shown in seconds.
    private static final double LONG_MS = 10_000;

    HtmlReport page() throws IOException {
        var shown = new Shown(result.ran().plan(), result.activity());
        recorders.replay(shown);
        var sections = new ArrayList<Section>();
        sections.add(activity(shown));
        if (!result.ran().plan().variables().isEmpty()) {
            sections.add(traces(shown));
        }
        sections.add(new Section("Statistics", statistics()));
        var wiring = new WiringFigures(result).blocks();
        if (!wiring.isEmpty()) {
            sections.add(new Section("Synapses", wiring));
        }
        var maps = new MapFigures(result).blocks();
        if (!maps.isEmpty()) {
            sections.add(new Section("Maps", maps));
        }
        sections.add(Section.of(
                "Models",
                result.file().network().populations().stream()
                        .map(population -> population.model())
                        .distinct()
                        .map(model -> (Block) new Block.Listing(model.name() + ".model", model.text()))
                        .toArray(Block[]::new)));
        sections.add(provenance());
        var network = result.file().network();
        return HtmlReport.of(
                result.file().title(),
                "%,d cells, %,d synapses, %s"
                        .formatted(
                                network.populations().stream()
                                        .mapToLong(each -> each.size())
                                        .sum(),
                                result.synapses().stream()
                                        .mapToLong(each -> each.edges().size())
                                        .sum(),
                                result.file().duration()),
                sections);
    }

    private Section activity(Shown shown) {
        var plan = result.ran().plan();
        var key = new ArrayList<Block.KeyFigure>();
        var groups = new ArrayList<SpikeRaster.Group>();
        result.activity().populations().forEach((name, each) -> {
            key.add(new Block.KeyFigure("rate of " + name, NumberText.fixed(each.meanRateHz(), 2), "Hz", ""));
            groups.add(new SpikeRaster.Group(
                    "%s (%d of %d cells)".formatted(name, shown.rows(name).size(), each.cells()),
                    shown.rows(name).times(),
                    Samples.of(each.binnedRatesHz())));
        });
        var blocks = new ArrayList<Block>();
        if (!key.isEmpty()) {
            blocks.add(new Block.KeyFigures(key.subList(0, Math.min(8, key.size()))));
        }
        if (groups.isEmpty()) {
            blocks.add(new Block.Prose("No population records spikes."));
        } else {
            var figure = new SpikeRaster(
                            "Spikes",
                            "Spikes of some cells of each population, and the rate of all its cells in bins of %s ms."
                                    .formatted(NumberText.shortest(
                                            result.activity().binMs(), 3)),
                            plan.steps() * plan.dtMs(),
                            result.activity().binMs(),
                            groups)
                    .figure();
            blocks.add(new Block.FigureBlock(figure));
        }
        return new Section("Activity", blocks);
    }

    private Section traces(Shown shown) {
        var plan = result.ran().plan();
        var panels = new ArrayList<Panel>();
        for (var variable : plan.variables()) {
            var trace = shown.trace(variable.name());
            // rates as everyone reads them, long runs in seconds
            boolean rate = variable.unit().equals("1/ms");
            boolean inSeconds = plan.steps() * plan.dtMs() > LONG_MS;
            double step = plan.dtMs() * variable.every() * (inSeconds ? 1e-3 : 1);
            var layers = new ArrayList<Layer>();
            for (int k = 0; k < trace.values().size(); k++) {
                layers.add(new Layer.Line(
                        variable.columns() == variable.cells().size()
                                ? "cell " + variable.cells().get(k)
                                : variable.columns() == 1 ? "" : "synapse " + k,
                        new Series.Uniform(
                                step,
                                step * trace.stride(),
                                rate
                                        ? trace.values().get(k).map(x -> 1000 * x)
                                        : trace.values().get(k)),
                        Stroke.of(Colour.cycle(k)).thin()));
            }
            panels.add(Panel.of(
                            variable.label(),
                            inSeconds ? Axis.of("time", "s") : Axis.timeMs(),
                            Axis.of(variable.name(), rate ? "Hz" : variable.unit()),
                            layers)
                    .withHeight(130));
        }
        return Section.of("Traces", new Block.FigureBlock(Figure.stack("Traces", panels)));
    }

    private List<Block> statistics() {
        var table = Table.of(
                "",
                Table.Column.left("population"),
                Table.Column.right("cells"),
                Table.Column.right("spikes"),
                Table.Column.right("rate (Hz)"),
                Table.Column.right("silent cells"),
                Table.Column.right("CV"));
        var rates = new ArrayList<Distribution.Group>();
        var cvs = new ArrayList<Distribution.Group>();
        var intervals = new ArrayList<Distribution.Group>();
        for (var entry : result.activity().populations().entrySet()) {
            var each = entry.getValue();
            var own = each.cvs();
            table = table.row(
                    entry.getKey(),
                    Integer.toString(each.cells()),
                    Long.toString(each.all()),
                    NumberText.fixed(each.meanRateHz(), 3),
                    Long.toString(Arrays.stream(each.ratesHz())
                            .filter(rate -> rate == 0)
                            .count()),
                    own.length == 0
                            ? "–"
                            : NumberText.fixed(Arrays.stream(own).average().orElse(0), 3));
            rates.add(new Distribution.Group(entry.getKey(), Samples.of(each.ratesHz())));
            cvs.add(new Distribution.Group(entry.getKey(), Samples.of(own)));
            intervals.add(new Distribution.Group(entry.getKey(), Samples.of(each.intervalCounts())));
        }
        var edges = Samples.generate(Intervals.BINS, Intervals::edgeMs);
        var figure = Figure.grid(
                "Distributions",
                3,
                List.of(
                        Distribution.cumulative(
                                "Rates of cells", Axis.of("rate", "Hz").withZero(), rates),
                        Distribution.logarithmic("Interspike intervals", Axis.of("interval", "ms"), edges, intervals),
                        Distribution.cumulative(
                                "Irregularity of cells",
                                Axis.of("CV of intervals", "").withZero(),
                                cvs)));
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.TableBlock(table));
        if (!rates.isEmpty()) {
            blocks.add(new Block.FigureBlock(figure));
        }
        if (result.file().discard().in(Units.MS) > 0) {
            blocks.add(new Block.Prose("Rates, intervals and CV leave out the first %s."
                    .formatted(result.file().discard())));
        }
        return blocks;
    }

    private Section provenance() {
        var file = result.file();
        var facts = new LinkedHashMap<String, String>();
        facts.put("network", file.network().name());
        facts.put("fingerprint", result.ran().fingerprint().whole());
        facts.put("seed", Long.toString(file.network().seed()));
        facts.put("time step", file.dt().toString());
        facts.put("duration", file.duration().toString());
        facts.put("number type", file.dtype().name());
        for (var each : file.provenance()) {
            facts.put("connectome", each.source() + ", " + each.version());
            facts.put("cite", each.citation());
            facts.put("license of the connectome", each.license());
        }
        return Provenance.section(facts);
    }
}
