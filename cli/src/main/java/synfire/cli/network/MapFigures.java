package synfire.cli.network;

import java.util.ArrayList;
import java.util.List;
import synfire.network.Samples;
import synfire.network.description.Cells;
import synfire.network.values.Coordinates;
import synfire.report.network.CellMap;
import synfire.report.page.Block;

/// Where the cells or areas are, and how much each spiked.
record MapFigures(NetworkResult result) {

    /// Areas of a population that have a map each.
    private static final int MOST_AREAS = 12;

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        var network = result.file().network();
        for (var population : network.populations()) {
            var activity = result.activity().populations().get(population.name());
            var places = network.coordinates(population.name());
            if (activity != null && places.isPresent() && population.size() > 1) {
                var rates = Samples.of(activity.ratesHz());
                if (population.parts().isEmpty() || population.parts().size() > MOST_AREAS) {
                    blocks.add(new Block.FigureBlock(map(population.name(), places.get(), rates)));
                }
                if (population.parts().size() <= MOST_AREAS) {
                    population
                            .parts()
                            .forEach((part, cells) -> blocks.add(new Block.FigureBlock(map(
                                    population.name() + " " + part, part(places.get(), cells), part(rates, cells)))));
                }
            }
        }
        return blocks;
    }

    /// Areas lie each in a plane of its own.
    private static Coordinates part(Coordinates places, Cells.Range cells) {
        return new Coordinates(part(places.x(), cells), part(places.y(), cells), part(places.z(), cells));
    }

    private static Samples part(Samples all, Cells.Range cells) {
        return Samples.generate(cells.size(), k -> all.get(cells.first() + k));
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
