package synfire.cli.multiscale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import synfire.cli.training.AreasFile;
import synfire.data.connectome.PublishedConnectomes;
import synfire.learn.train.circuit.AreaMask;
import synfire.network.Samples;
import synfire.network.random.RandomKey;
import synfire.report.file.ResultFile;

/// Puts together the cells of the network, and the areas that they are in.
record NetworkStage(Multiscale study, CellStage excitatory, CellStage inhibitory) {

    private static final String AREAS = "areas.csv";

    String inputs(StageFolder excitatoryCell, StageFolder inhibitoryCell) throws IOException {
        var areas = study.areas();
        return new Digest()
                .add("network")
                .add(Long.toString(study.seed()))
                .add(areas.connectome())
                .add(areas.from())
                .add(Integer.toString(areas.count()))
                .add(areas.folder().isPresent() ? "published" : "made")
                .add(excitatoryCell.outputs())
                .add(inhibitoryCell.outputs())
                .hex();
    }

    boolean run(Path folder, Path excitatoryCell, Path inhibitoryCell) throws IOException {
        ResultFile.write(
                folder.resolve("excitatory.model"),
                excitatory.networkCell(excitatoryCell).text());
        ResultFile.write(
                folder.resolve("inhibitory.model"),
                inhibitory.networkCell(inhibitoryCell).text());
        ResultFile.write(folder.resolve(AREAS), areas().csv());
        return true;
    }

    static AreasFile areas(Path folder) throws IOException {
        return AreasFile.ofCsv(Files.readAllLines(folder.resolve(AREAS)));
    }

    private AreasFile areas() {
        var areas = study.areas();
        int count = areas.count();
        if (areas.folder().isEmpty()) {
            return new MadeCortex(count, RandomKey.ofSeed(study.seed()).split("areas")).matrix();
        }
        var connectome = PublishedConnectomes.connectome(
                areas.connectome(), areas.folder().get());
        var names = AreaMask.nearest(connectome, areas.from(), count);
        var part = connectome.mapped().select(names).weights().values();
        return new AreasFile(names, Samples.generate(count * count, i -> part.at(i / count, i % count)));
    }
}
