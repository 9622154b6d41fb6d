package synfire.cli.network;

import java.util.ArrayList;
import java.util.List;
import synfire.network.Samples;
import synfire.network.values.Coordinates;
import synfire.report.network.CellMap;
import synfire.report.page.Block;

/// Where the cells or areas are, and how much each spiked.
record MapFigures(NetworkResult result) {

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        var network = result.file().network();
        for (var population : network.populations()) {
            var activity = result.activity().populations().get(population.name());
            var places = network.coordinates(population.name());
            if (activity != null && places.isPresent() && population.size() > 1) {
                blocks.add(new Block.FigureBlock(map(population.name(), places.get(), Samples.of(activity.ratesHz()))));
            }
        }
        return blocks;
    }

    private static synfire.report.figure.Figure map(String population, Coordinates places, Samples rates) {
        return new CellMap(
                        "Rates of " + population,
                        "Each cell at its place, coloured by its rate.",
                        "µm",
                        "Hz",
                        new CellMap.Places(places.x(), places.y(), places.z()),
                        rates)
                .figure();
    }
}
