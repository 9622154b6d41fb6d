package synfire.report;

import java.util.ArrayList;
import java.util.List;
import synfire.network.Signal;
import synfire.report.figure.Axis;
import synfire.report.figure.Colour;
import synfire.report.figure.Figure;
import synfire.report.figure.Layer;
import synfire.report.figure.Panel;
import synfire.report.figure.Stroke;

/// Stimulus, recorded and fitted traces over one time axis.
///
/// One trace gives a panel for the stimulus, one for the traces, and one for the residual; several give one panel of
/// all
/// stimuli and one panel per trace.
///
/// @param quantity label of the y axis, for example `membrane potential`
public record TraceComparison(String title, String quantity, List<Trace> traces) {

    private static final Colour[] COLOURS = {Colour.INK, Colour.VERMILION, Colour.BLUE, Colour.GREEN};
    private static final int MOST_HEIGHT = 900;

    /// One sweep.
    ///
    /// @param label what tells it from the others, for example `sweep 3` or `held out`; empty if it is alone
    /// @param stimulus what was put in; none or one
    /// @param signals the same quantity recorded and modelled, each under its own name; the first is the data
    public record Trace(String label, List<Signal> stimulus, List<Signal> signals) {

        public Trace {
            stimulus = List.copyOf(stimulus);
            signals = List.copyOf(signals);
            if (signals.isEmpty()) {
                throw new IllegalArgumentException("trace '%s' has no signal; give at least one".formatted(label));
            }
        }

        public static Trace of(String label, Signal stimulus, Signal... signals) {
            return new Trace(label, List.of(stimulus), List.of(signals));
        }
    }

    public TraceComparison {
        traces = List.copyOf(traces);
        if (traces.isEmpty()) {
            throw new IllegalArgumentException("comparison '%s' has no trace; give at least one".formatted(title));
        }
    }

    public static TraceComparison of(String title, Trace... traces) {
        return new TraceComparison(title, "membrane potential", List.of(traces));
    }

    public Figure figure() {
        var panels = new ArrayList<Panel>();
        stimuli(panels);
        boolean alone = traces.size() == 1;
        double height = alone ? 220 : Math.clamp(MOST_HEIGHT / (double) traces.size(), 60, 150);
        for (int i = 0; i < traces.size(); i++) {
            var panel = traces(traces.get(i)).withHeight(height);
            panels.add(i == 0 ? panel : panel.withoutLegend());
        }
        if (alone && traces.getFirst().signals().size() > 1) {
            var signals = traces.getFirst().signals();
            panels.add(ResidualPanel.of(signals.get(0), signals.get(1)));
        }
        return Figure.stack(title, panels);
    }

    private void stimuli(List<Panel> panels) {
        var layers = new ArrayList<Layer>();
        for (int i = 0; i < traces.size(); i++) {
            var trace = traces.get(i);
            double strength = traces.size() == 1 ? 1 : 0.35 + 0.65 * i / (traces.size() - 1);
            for (var signal : trace.stimulus()) {
                var stroke = Stroke.of(Colour.GREY).thin().faded(strength);
                layers.add(new Layer.Line(trace.label(), Traces.series(signal), stroke));
            }
        }
        if (!layers.isEmpty()) {
            var y = Traces.axis("stimulus", traces.getFirst().stimulus().getFirst());
            panels.add(Panel.of("", Axis.timeMs(), y, layers).withHeight(54).withoutLegend());
        }
    }

    private Panel traces(Trace trace) {
        var layers = new ArrayList<Layer>();
        boolean compared = trace.signals().size() > 1;
        for (int i = 0; i < trace.signals().size(); i++) {
            var signal = trace.signals().get(i).in(trace.signals().getFirst().unit());
            var stroke = Stroke.of(COLOURS[i % COLOURS.length]);
            layers.add(new Layer.Line(
                    signal.name(), Traces.series(signal), i == 0 && compared ? stroke.faded(0.6) : stroke));
        }
        var y = Traces.axis(quantity, trace.signals().getFirst());
        return Panel.of(trace.label(), Axis.timeMs(), y, layers);
    }
}
