package synfire.cli.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import synfire.data.Corrections;
import synfire.data.ReadOptions;
import synfire.data.RunningMedian;
import synfire.data.StepProtocol;
import synfire.data.format.TextColumn;
import synfire.data.format.TextLayout;
import synfire.equations.Model;
import synfire.equations.units.Dimension;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;

/// Reads the tables `[data]` and `[simulated]` of a study.
record DataReader(Path file, Quantities quantities) {

    StudyData read(StudyFile text, Model model) {
        var data = text.data();
        var simulated = text.simulated();
        if (data == null && simulated == null) {
            throw new StudyException(
                    file, "data", "missing; name recordings under [data], or let [simulated] make them");
        }
        var origin = simulated != null && (data == null || data.train() == null)
                ? simulated(simulated)
                : recorded(Objects.requireNonNull(data));
        return new StudyData(
                origin,
                data == null ? ReadOptions.DEFAULT : options(data),
                Optional.ofNullable(data == null ? null : data.aec()),
                Optional.ofNullable(data == null ? null : data.input()),
                Optional.ofNullable(data == null ? null : data.currentMedian())
                        .map(window -> new RunningMedian(quantities.in(Units.MS, "data.current_median", window))),
                potential(model, data == null ? null : data.potential()),
                Quantity.of(
                        quantities.in(Units.MV, "data.threshold", data == null ? null : data.threshold(), 0), Units.MV),
                quantities.in(Units.MS, "data.dead_time", data == null ? null : data.deadTime(), 2));
    }

    private StudyData.Recorded recorded(StudyFile.Data data) {
        var train = StudyReader.specs(data.train());
        if (train.isEmpty()) {
            throw new StudyException(
                    file, "data.train", "names no recording; give at least one FILE[#sweeps=…][@FROM:TO]");
        }
        return new StudyData.Recorded(train, StudyReader.specs(data.test()));
    }

    private StudyData.Simulated simulated(StudyFile.Simulated text) {
        var protocols = new ArrayList<StudyData.Protocol>();
        for (var steps : Objects.requireNonNullElse(text.stimuli(), List.<List<List<String>>>of())) {
            var segments = new ArrayList<StudyData.Segment>();
            for (var step : steps) {
                if (step.size() != 2) {
                    throw new StudyException(
                            file, "simulated.stimuli", "a step is [\"CURRENT\", \"DURATION\"], not %s".formatted(step));
                }
                segments.add(new StudyData.Segment(
                        quantities.parse("simulated.stimuli", step.get(0)).inBase(),
                        quantities.in(Units.MS, "simulated.stimuli", step.get(1))));
            }
            protocols.add(new StudyData.Protocol(segments));
        }
        if (protocols.isEmpty()) {
            throw new StudyException(
                    file,
                    "simulated.stimuli",
                    "missing; write a list of protocols, each a list of [\"CURRENT\", \"DURATION\"]");
        }
        var test = Objects.requireNonNullElse(text.test(), List.<Integer>of());
        for (int place : test) {
            if (place < 0 || place >= protocols.size()) {
                throw new StudyException(
                        file,
                        "simulated.test",
                        "there is no protocol %d; they are 0 to %d".formatted(place, protocols.size() - 1));
            }
        }
        double dt = quantities.in(Units.MS, "simulated.dt", text.dt(), 0.1);
        if (!(dt > 0)) {
            throw new StudyException(file, "simulated.dt", "%s ms is not a positive time step".formatted(dt));
        }
        return new StudyData.Simulated(
                quantities.all("simulated.parameters", text.parameters()),
                protocols,
                dt,
                quantities.in(Units.MV, "simulated.noise", text.noise(), 0),
                test,
                Objects.requireNonNullElse(text.sampleAfterStep(), false));
    }

    private ReadOptions options(StudyFile.Data data) {
        var corrections = Corrections.NONE;
        if (data.bridge() != null) {
            corrections = corrections.withBridge(quantities.parse("data.bridge", data.bridge()));
        }
        if (data.junction() != null) {
            corrections = corrections.withLiquidJunction(quantities.parse("data.junction", data.junction()));
        }
        if (data.holding() != null) {
            corrections = corrections.withHolding(quantities.parse("data.holding", data.holding()));
        }
        var options = ReadOptions.DEFAULT
                .withCorrections(corrections)
                .withText(layout(data.columns()))
                .withSteps(steps(data.steps()));
        return data.dt() == null ? options : options.withResampleTo(quantities.parse("data.dt", data.dt()));
    }

    private StepProtocol steps(@Nullable List<String> times) {
        if (times == null) {
            return StepProtocol.NONE;
        }
        var edges =
                times.stream().map(time -> quantities.parse("data.steps", time)).toList();
        try {
            return new StepProtocol(edges);
        } catch (IllegalArgumentException e) {
            throw new StudyException(file, "data.steps", String.valueOf(e.getMessage()));
        }
    }

    private TextLayout layout(StudyFile.@Nullable Columns columns) {
        var layout = TextLayout.AUTOMATIC;
        if (columns == null) {
            return layout;
        }
        if (columns.separator() != null && columns.separator().length() == 1) {
            layout = layout.withSeparator(columns.separator().charAt(0));
        }
        if (columns.dt() != null) {
            layout = layout.withDt(quantities.parse("data.columns.dt", columns.dt()));
        }
        if (columns.skipColumns() != null) {
            layout = layout.withSkipColumns(columns.skipColumns());
        }
        if (columns.skipRows() != null) {
            layout = layout.withHeaderRows(columns.skipRows());
        }
        if (columns.currentUnit() != null) {
            layout = layout.with(TextColumn.all(TextColumn.Kind.CURRENT, Units.parse(columns.currentUnit())));
        }
        if (columns.potentialUnit() != null) {
            layout = layout.with(TextColumn.all(TextColumn.Kind.VOLTAGE, Units.parse(columns.potentialUnit())));
        }
        layout = switch (Objects.requireNonNullElse(columns.layout(), "automatic")) {
            case "automatic" -> layout;
            case "rows" -> layout.withArrangement(TextLayout.Arrangement.ROWS);
            case "columns" -> layout.withArrangement(TextLayout.Arrangement.COLUMNS);
            default ->
                throw new StudyException(
                        file,
                        "data.columns.layout",
                        "'%s' is none of automatic, rows, columns".formatted(columns.layout()));
        };
        return layout;
    }

    /// The state that is the membrane potential: the one named, or the model's only voltage, or `v`.
    private String potential(Model model, @Nullable String name) {
        var states = model.state().stream().map(state -> state.name()).toList();
        if (name != null) {
            if (!states.contains(name)) {
                throw new StudyException(
                        file,
                        "data.potential",
                        "model '%s' has no state '%s'; it has %s".formatted(model.name(), name, states));
            }
            return name;
        }
        var voltages = model.state().stream()
                .filter(state -> state.unit().dimension().equals(Dimension.VOLTAGE))
                .map(state -> state.name())
                .toList();
        for (var usual : List.of("v", "V", "Vm", "vm")) {
            if (states.contains(usual)) {
                return usual;
            }
        }
        if (voltages.size() == 1) {
            return voltages.getFirst();
        }
        throw new StudyException(
                file,
                "data.potential",
                "missing; say which state of model '%s' is the membrane potential: one of %s"
                        .formatted(model.name(), states));
    }
}
