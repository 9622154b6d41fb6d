package synfire.cli.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.equations.Model;
import synfire.equations.units.Quantity;
import synfire.models.Catalogue;
import synfire.network.Samples;
import synfire.network.Signal;
import synfire.report.Traces;
import synfire.report.draw.SvgFigure;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Stroke;
import synfire.simulate.Engine;

/// A model of the catalogue under a step of its first input, as the reference shows it.
///
/// @param height of the step, in the unit of the input
/// @param durationMs of the run; the step begins after a fifth of it
record ModelFigure(String model, double height, double durationMs, double dtMs) {

    private static final Map<String, ModelFigure> OWN = Map.ofEntries(
            own("lif", 300, 200, 0.1),
            own("adex", 700, 300, 0.05),
            own("wong-wang", 20, 2000, 1),
            own("morris-lecar", 100, 300, 0.05),
            own("gif", 1.5, 300, 0.1),
            own("graded", 0.5, 200, 0.1),
            own("fitzhugh-nagumo", 0.5, 200, 0.05),
            own("hindmarsh-rose", 2, 1000, 0.05),
            own("astrocyte", 0.001, 20_000, 1),
            own("balloon-windkessel", 1, 30_000, 10),
            own("jansen-rit", 120, 2000, 0.5),
            own("montbrio-pazo-roxin", 4, 200, 0.02),
            own("gif-network", 3, 400, 0.1),
            own("lif-network", 2, 200, 0.1),
            own("alif-network", 2, 300, 0.1),
            own("kuramoto", 0.02, 500, 0.5),
            own("stuart-landau", 0.02, 500, 0.1),
            own("izhikevich", 70, 300, 0.1));

    private static Map.Entry<String, ModelFigure> own(String model, double height, double durationMs, double dtMs) {
        return Map.entry(model, new ModelFigure(model, height, durationMs, dtMs));
    }

    /// Empty for a model that nothing is injected into.
    static Optional<ModelFigure> of(String name) {
        var inputs = Catalogue.get(name).inputs();
        if (inputs.isEmpty()) {
            return Optional.empty();
        }
        double height = switch (inputs.getFirst().unit().name()) {
            case "pA" -> 500;
            case "nA" -> 1;
            case "uA/cm**2", "uA/cm2" -> 10;
            default -> 1;
        };
        return Optional.of(OWN.getOrDefault(name, new ModelFigure(name, height, 200, 0.02)));
    }

    /// The figure as SVG: the input, and the potential with what acts on it, or the first variables of the
    /// state.
    String svg(Engine engine) {
        var text = Catalogue.get(model);
        var shown = text.inputs().getFirst().name();
        int size = (int) Math.round(durationMs / dtMs);
        double current = new Quantity(height, text.inputs().getFirst().unit()).inBase();
        var inputs = new HashMap<String, Samples>();
        text.inputs().forEach(input -> inputs.put(input.name(), Samples.generate(size, _ -> 0)));
        inputs.put(shown, Samples.generate(size, k -> 5 * k < size ? 0 : current));
        var trial = ModelTrial.run(text, drawn(text), inputs, shown, dtMs, 1, engine);
        var panels = new ArrayList<Panel>();
        panels.add(panel(trial.stimulus(), Colour.GREY).withHeight(50));
        trial.recorded().forEach(signal -> panels.add(panel(signal, Colour.INK).withHeight(110)));
        return SvgFigure.file(Figure.stack(model, panels));
    }

    private static List<String> drawn(Model text) {
        var names = text.state().stream().map(state -> state.name()).toList();
        var potential =
                names.stream().filter(name -> name.equalsIgnoreCase("v")).findFirst();
        if (potential.isEmpty() || names.indexOf(potential.get()) == 0) {
            return text.name().endsWith("-network") && names.size() > 2
                    ? names.subList(names.size() - 2, names.size())
                    : names.stream().limit(2).toList();
        }
        return List.of(potential.get(), names.get(names.indexOf(potential.get()) - 1));
    }

    private static Panel panel(Signal signal, Colour colour) {
        return Panel.of(
                        "",
                        Axis.timeMs(),
                        Axis.of(
                                signal.name(),
                                signal.unit().isOne() ? "" : signal.unit().name()),
                        new Layer.Line(signal.name(), Traces.series(signal), Stroke.of(colour)))
                .withoutLegend();
    }
}
