package synfire.cli.multiscale;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import synfire.cli.run.FitJson;
import synfire.cli.run.FitRun;
import synfire.cli.run.StudyTraces;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.learn.train.circuit.NetworkCell;
import synfire.report.file.ResultFile;

/// Fits a cell to recordings, and checks that it fires as fast with the step of the network as with that of
/// recordings.
record CellStage(Multiscale.Cell cell, Session session) {

    private static final String MODEL = "fitted.model";
    private static final String RATES = "f-i.json";

    String inputs() throws IOException {
        var digest = new Digest()
                .add("cell")
                .add(session.version())
                .add(cell.text())
                .add(Long.toString(cell.study().seed()))
                .add(cell.currents().toString());
        DataFiles.of(cell.study()).addTo(digest);
        return digest.hex();
    }

    /// @return whether it came to its end
    boolean run(Path folder) throws IOException {
        var study = cell.study();
        session.fit(new FitRun(study, StudyTraces.of(study, session.engine()), session.engine()), folder);
        if (session.stopped().getAsBoolean()) {
            return false;
        }
        var rates = new FrequencyCurve(fitted(folder), networkCell(folder), cell.currents(), study.seed())
                .points(session.engine());
        check(rates);
        ResultFile.write(folder.resolve(RATES), json(rates));
        return true;
    }

    /// The fitted model.
    static Model fitted(Path folder) throws IOException {
        return Model.parse(new Source(MODEL, Files.readString(folder.resolve(MODEL))));
    }

    /// The same as a cell of the network.
    Model networkCell(Path folder) throws IOException {
        var potential = cell.study().data().potentialName();
        return cell.name().equals(Multiscale.EXCITATORY)
                ? NetworkCell.excitatory(fitted(folder), potential)
                : NetworkCell.inhibitory(fitted(folder), potential);
    }

    private void check(List<FrequencyCurve.Point> rates) {
        for (var point : rates) {
            if (!point.holds()) {
                throw new IllegalArgumentException(
                        "the %s cell fires at %.2f Hz under %s pA with steps of %s ms, but at %.2f Hz with steps of %s ms, more than %.0f %% apart; shorten its fastest time constants' reach with bounds in its fit, or leave that current out of cells.%s.currents"
                                .formatted(
                                        cell.name(),
                                        point.coarse(),
                                        point.picoamperes(),
                                        FrequencyCurve.COARSE_MS,
                                        point.fine(),
                                        FrequencyCurve.FINE_MS,
                                        100 * FrequencyCurve.TOLERANCE,
                                        cell.name()));
            }
        }
    }

    private static String json(List<FrequencyCurve.Point> rates) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("tolerance", FrequencyCurve.TOLERANCE);
        var points = root.putArray("points");
        for (var point : rates) {
            var node = points.addObject();
            node.put("current_pA", point.picoamperes());
            node.put("rate_Hz_at_%s_ms".formatted(FrequencyCurve.FINE_MS), point.fine());
            node.put("rate_Hz_at_%s_ms".formatted(FrequencyCurve.COARSE_MS), point.coarse());
        }
        return FitJson.text(root);
    }
}
