package synfire.cli.training.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import synfire.cli.training.TrainStudy;
import synfire.learn.task.Answer;
import synfire.learn.train.TrainCheckpoint;
import synfire.learn.train.TrainState;
import synfire.learn.train.Trainer;
import synfire.report.Provenance;
import synfire.report.page.Block;
import synfire.report.page.HtmlReport;
import synfire.report.page.Section;
import synfire.simulate.Engine;

/// `report.html` of a training: how it went, what the network does before and after, and how it is joined.
///
/// @param folder of the training
public record TrainPage(TrainStudy study, Path folder) {

    /// @param trained the state that the page shows as the one after training
    public HtmlReport page(TrainState trained, Engine engine) throws IOException {
        var sections = sections(trained, engine);
        sections.add(Section.of("Study", new Block.Listing("study.toml", study.text())));
        sections.add(provenance());
        return HtmlReport.of(
                study.title(),
                "%s, rule %s, %,d batches of %,d trials"
                        .formatted(
                                study.task(),
                                study.plan().rule().name(),
                                trained.batches(),
                                study.plan().batch()),
                sections);
    }

    /// What the page says of the training and of the network before and after it.
    ///
    /// @param trained the state that is shown as the one after training
    public List<Section> sections(TrainState trained, Engine engine) throws IOException {
        var snapshots = new ArrayList<Snapshot>();
        try (var trainer = new Trainer(study.plan(), engine)) {
            snapshots.add(Snapshot.of("before", trainer));
            trainer.restore(trained);
            snapshots.add(Snapshot.of("after", trainer));
        }
        WeightArrays.write(folder.resolve("weights.npz"), snapshots);
        var layout = study.plan().task().layout();
        var sections = new ArrayList<Section>();
        sections.add(
                new Section("Training", List.of(keys(trained), new Block.FigureBlock(new Curves(folder).figure()))));
        var trials = new ArrayList<Block>();
        for (var snapshot : snapshots) {
            trials.add(new Block.FigureBlock(new TrialFigures(snapshot, layout.dtMs(), study.readout()).figure()));
        }
        sections.add(new Section("Trials", trials));
        add("Synapses", new WeightFigures(snapshots).blocks(), sections);
        if (layout.answer() instanceof Answer.Classes classes) {
            add("Selectivity", new SelectivityFigures(snapshots, layout.dtMs(), classes.outputs()).blocks(), sections);
        }
        return sections;
    }

    private static void add(String title, List<Block> blocks, List<Section> sections) {
        if (!blocks.isEmpty()) {
            sections.add(new Section(title, blocks));
        }
    }

    private Block keys(TrainState state) {
        return new Block.KeyFigures(List.of(
                new Block.KeyFigure(
                        "best on held-out trials",
                        state.best() < 0 ? "–" : String.format(Locale.ROOT, "%.1f", 100 * state.best()),
                        "%",
                        "%,d trials".formatted(study.plan().heldOut())),
                new Block.KeyFigure("reached at batch", String.valueOf(state.bestAt()), "", ""),
                new Block.KeyFigure("batches", String.valueOf(state.batches()), "", "")));
    }

    private Section provenance() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("study", Long.toHexString(TrainCheckpoint.study(study.text())));
        facts.put("seed", Long.toString(study.plan().seed()));
        facts.put("number type", study.plan().dtype().name());
        return Provenance.section(facts);
    }
}
