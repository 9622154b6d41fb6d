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

    /// What answers: as the catalogue's readout, with an offset that training balances classes by.
    private static final String READOUT = """
            # readout-with-offset: a unit that sums up the spikes that reach it and forgets them, on top of an offset.
            #
            # Assumes: what arrives in a step is there at its end, undecayed.
            # Reference: Bellec et al. (2020), doi:10.1038/s41467-020-17236-y.
            # Checked by: KilledStudyTest (a study trains by it).

            model readout-with-offset

            parameters
              tau = 10 ms  in (0, inf)             # time constant of forgetting
              b   = 0                              # the answer without spikes

            state
              r = 0                                # the answer

            equations
              dr/dt = (b - r)/tau : 1
            """;

    String inputs(StageFolder excitatoryCell, StageFolder inhibitoryCell) throws IOException {
        var areas = study.areas();
        var digest = new Digest()
                .add("network")
                .add(Long.toString(study.seed()))
                .add(areas.connectome())
                .add(areas.from())
                .add(Integer.toString(areas.count()))
                .add(excitatoryCell.outputs())
                .add(inhibitoryCell.outputs());
        var folder = areas.folder();
        digest.add(folder.isPresent() ? "published" : "made");
        if (folder.isPresent()) {
            DataFiles.ofConnectome(areas.connectome(), folder.get()).addTo(digest);
        }
        return digest.hex();
    }

    boolean run(Path folder, Path excitatoryCell, Path inhibitoryCell) throws IOException {
        ResultFile.write(
                folder.resolve("excitatory.model"),
                excitatory.networkCell(excitatoryCell).text());
        ResultFile.write(
                folder.resolve("inhibitory.model"),
                inhibitory.networkCell(inhibitoryCell).text());
        ResultFile.write(folder.resolve("readout.model"), READOUT);
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
