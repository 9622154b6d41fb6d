package synfire.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import synfire.network.description.Cells;
import synfire.network.description.Coupling;
import synfire.network.description.Projection;
import synfire.network.description.Synapse;
import synfire.network.values.SynapseValues;
import synfire.network.wiring.Connector;
import synfire.network.wiring.Delay;
import synfire.network.wiring.Mask;
import synfire.network.wiring.Sign;
import synfire.network.wiring.Weights;

/// Reads `[projection.NAME]`: who is joined to whom, by what rule or connectome, how strongly, how late.
record ProjectionReader(ValueReader values, Connectomes connectomes) {

    Projection read(String name, TomlTable table) {
        var source = new ArrayList<Cells>();
        var target = new ArrayList<Cells>();
        var synapse = new ArrayList<Synapse>();
        var sign = new ArrayList<Sign>();
        var mask = new ArrayList<Mask>();
        var wired = new ArrayList<Connectomes.Wired>();
        SectionReader.all(List.of(
                () -> source.add(needed(table, "source", "source = \"E\"", Cells.class)),
                () -> target.add(needed(table, "target", "target = \"E\"", Cells.class)),
                () -> synapse.add(needed(table, "synapse", "synapse = \"ge\"", Synapse.class)),
                () -> optional(table, "sign", Sign.class).ifPresent(sign::add),
                () -> optional(table, "mask", Mask.class).ifPresent(mask::add),
                () -> wired.add(wired(table))));
        var how = wired.getFirst();
        return new Projection(
                name,
                source.getFirst(),
                target.getFirst(),
                how.connector(),
                synapse.getFirst(),
                new Weights(
                        how.weights(), sign.stream().findFirst(), mask.stream().findFirst()),
                how.delay());
    }

    /// `[coupling.NAME]`: as a projection, with the variable of the source and the input of the target in place of the
    /// synapse.
    Coupling coupling(String name, TomlTable table) {
        var source = new ArrayList<Cells>();
        var target = new ArrayList<Cells>();
        var names = new ArrayList<String>();
        var kind = new ArrayList<Coupling.Kind>();
        var sign = new ArrayList<Sign>();
        var mask = new ArrayList<Mask>();
        var conduction = new ArrayList<Coupling.Conduction>();
        var wired = new ArrayList<Connectomes.Wired>();
        SectionReader.all(List.of(
                () -> source.add(needed(table, "source", "source = \"E\"", Cells.class)),
                () -> target.add(needed(table, "target", "target = \"E\"", Cells.class)),
                () -> names.add(needed(table, "variable", "variable = \"S\"", String.class)),
                () -> names.add(needed(table, "input", "input = \"I\"", String.class)),
                () -> optional(table, "kind", Coupling.Kind.class).ifPresent(kind::add),
                () -> optional(table, "sign", Sign.class).ifPresent(sign::add),
                () -> optional(table, "mask", Mask.class).ifPresent(mask::add),
                () -> optional(table, "conduction", Coupling.Conduction.class).ifPresent(conduction::add),
                () -> wired.add(wired(table))));
        var how = wired.getFirst();
        return new Coupling(
                name,
                source.getFirst(),
                names.getFirst(),
                target.getFirst(),
                names.getLast(),
                kind.isEmpty() ? Coupling.Kind.ADDITIVE : kind.getFirst(),
                how.connector(),
                new Weights(
                        how.weights(), sign.stream().findFirst(), mask.stream().findFirst()),
                how.delay(),
                conduction.stream().findFirst());
    }

    private Connectomes.Wired wired(TomlTable table) {
        var connectome = table.take("connectome");
        if (connectome.isPresent()) {
            return connectomes.wired(connectome.get(), table, values);
        }
        var connector = new ArrayList<Connector>();
        var weights = new ArrayList<SynapseValues>();
        var delay = new ArrayList<Delay>();
        SectionReader.all(List.of(
                () -> connector.add(needed(
                        table,
                        "connector",
                        "connector = { fixed_probability = { probability = 0.1 } }",
                        Connector.class)),
                () -> weights.add(needed(table, "weight", "weight = \"1 mV\"", SynapseValues.class)),
                () -> delay.add(optional(table, "delay", Delay.class).orElse(Delay.none()))));
        return new Connectomes.Wired(connector.getFirst(), weights.getFirst(), delay.getFirst());
    }

    private <T> T needed(TomlTable table, String key, String example, Class<T> type) {
        JsonNode node = table.need(key, example);
        return values.read(node, type, table.path(key));
    }

    private <T> Optional<T> optional(TomlTable table, String key, Class<T> type) {
        return table.take(key).map(node -> values.read(node, type, table.path(key)));
    }
}
