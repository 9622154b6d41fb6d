package synfire.cli.network;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import synfire.cli.run.FitJson;
import synfire.equations.units.Units;
import synfire.network.wiring.Survey;

/// `network.json`: what ran and what the cells did, in numbers. The same bytes for the same network and seed.
record NetworkJson(NetworkResult result) {

    /// More synapses than this are not looked at one by one.
    private static final long MOST_LOOKED_AT = 50_000_000;

    String text() {
        var file = result.file();
        var root = JsonNodeFactory.instance.objectNode();
        root.put("network", file.network().name());
        root.put("title", file.title());
        root.put("fingerprint", result.ran().fingerprint().whole());
        root.put("seed", file.network().seed());
        root.put("dt_ms", file.dt().in(Units.MS));
        root.put("steps", result.ran().steps());
        root.put("discard_ms", file.discard().in(Units.MS));
        root.put("dtype", file.dtype().name().toLowerCase(Locale.ROOT));
        populations(root.putObject("populations"));
        var projections = root.putObject("projections");
        for (var each : result.synapses()) {
            var node = projections.putObject(each.projection().name());
            node.put("source", each.projection().source().population());
            node.put("target", each.projection().target().population());
            synapses(node, each.edges());
        }
        variables(root.putObject("variables"));
        var formats = root.putArray("formats");
        file.formats().forEach(formats::add);
        var provenance = root.putArray("provenance");
        for (var each : file.provenance()) {
            var node = provenance.addObject();
            node.put("source", each.source());
            node.put("version", each.version());
            node.put("citation", each.citation());
            node.put("license", each.license());
        }
        return FitJson.text(root);
    }

    private void populations(ObjectNode into) {
        for (var population : result.file().network().populations()) {
            var node = into.putObject(population.name());
            node.put("model", population.model().name());
            node.put("cells", population.size());
            var activity = result.activity().populations().get(population.name());
            if (activity == null) {
                continue;
            }
            node.put("spikes", activity.all());
            node.put("rate_hz", activity.meanRateHz());
            var rates = activity.ratesHz();
            node.put(
                    "active_cells",
                    Arrays.stream(rates).filter(rate -> rate > 0).count());
            number(node, "rate_sd_hz", deviation(rates));
            var cvs = activity.cvs();
            number(node, "cv", Arrays.stream(cvs).average().orElse(Double.NaN));
            node.put("cv_cells", cvs.length);
            parts(node, population, activity);
        }
    }

    private void parts(
            ObjectNode node, synfire.network.description.Population population, Activity.OfPopulation activity) {
        if (population.parts().isEmpty()) {
            return;
        }
        var parts = node.putObject("parts");
        var rates = activity.ratesHz();
        population
                .parts()
                .forEach((name, cells) -> parts.putObject(name)
                        .put("cells", cells.size())
                        .put(
                                "rate_hz",
                                Arrays.stream(rates, cells.first(), cells.end())
                                        .average()
                                        .orElse(0)));
    }

    private static void synapses(ObjectNode node, Survey edges) {
        node.put("synapses", edges.size());
        if (edges.size() == 0 || edges.size() > MOST_LOOKED_AT) {
            return;
        }
        var sums = new double[3];
        edges.look((_, row) -> {
            for (int k = 0; k < row.size(); k++) {
                sums[0] += row.weight(k);
                sums[1] += row.delay(k);
            }
        });
        double mean = sums[0] / edges.size();
        edges.look((_, row) -> {
            for (int k = 0; k < row.size(); k++) {
                double more = row.weight(k) - mean;
                sums[2] += more * more;
            }
        });
        node.put("weight_mean", mean);
        node.put("weight_sd", Math.sqrt(sums[2] / edges.size()));
        node.put("delay_mean_steps", sums[1] / edges.size());
    }

    private void variables(ObjectNode into) {
        for (var variable : result.ran().plan().variables()) {
            var seen = result.activity().variables().get(variable.name());
            var node = into.putObject(variable.name());
            node.put("variable", variable.label());
            node.put("unit", variable.unit());
            node.put("columns", variable.columns());
            node.put("every", variable.every());
            if (seen != null && seen.count() > 0) {
                node.put("least", seen.least());
                node.put("largest", seen.largest());
                node.put("mean", seen.mean());
            }
            if (seen != null && seen.notFinite() > 0) {
                node.put("not_finite", seen.notFinite());
            }
        }
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return values.length < 2
                ? Double.NaN
                : Math.sqrt(
                        Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1));
    }

    private static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
