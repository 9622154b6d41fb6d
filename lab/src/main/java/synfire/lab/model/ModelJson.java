package synfire.lab.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.units.Dimension;
import synfire.equations.units.Unit;

/// A model for the page: its words, parameters, variables and inputs.
final class ModelJson {

    private ModelJson() {}

    static void line(ObjectNode node, Model model) {
        node.put("name", model.name());
        node.put("summary", model.header().summary());
        node.put("parameters", model.parameters().size());
        node.put("spikes", model.spikeEvent().isPresent());
    }

    static ObjectNode of(Model model, Source source, Pace pace, Stimuli stimuli) {
        var node = JsonNodeFactory.instance.objectNode();
        line(node, model);
        var header = model.header();
        node.put("description", header.description());
        node.put("assumes", header.assumes());
        node.put("reference", header.reference());
        node.put("text", source.text());
        node.put("duration_ms", pace.durationMs());
        node.put("dt_ms", pace.dtMs());
        var parameters = node.putArray("parameters");
        for (var each : model.parameters()) {
            var range = Sliders.of(each);
            parameters
                    .addObject()
                    .put("name", each.name())
                    .put("value", each.value().value())
                    .put("unit", unit(each.unit()))
                    .put("meaning", each.meaning())
                    .put("range", each.range().toString())
                    .put("low", range.low())
                    .put("high", range.high());
        }
        var state = node.putArray("state");
        for (var each : model.state()) {
            state.addObject()
                    .put("name", each.name())
                    .put("unit", unit(each.unit()))
                    .put("meaning", each.meaning())
                    .put("potential", each.unit().dimension().equals(Dimension.VOLTAGE));
        }
        var inputs = node.putArray("inputs");
        for (var each : model.inputs()) {
            inputs.addObject()
                    .put("name", each.name())
                    .put("unit", unit(each.unit()))
                    .put("meaning", each.meaning());
        }
        var stimulus = node.putObject("stimulus");
        stimulus.put("input", stimuli.input().map(each -> each.name()).orElse(""));
        stimulus.put("level", stimuli.level());
        stimulus.put("most", stimuli.most());
        return node;
    }

    /// As people write it; empty for a number.
    static String unit(Unit unit) {
        return unit.isOne() ? "" : unit.toString();
    }
}
