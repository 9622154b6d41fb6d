package synfire.cli.multiscale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import synfire.cli.study.Study;
import synfire.cli.study.StudyException;
import synfire.cli.study.StudyReader;
import synfire.cli.study.TomlFile;
import synfire.data.format.RecordingFormatException;
import synfire.equations.units.Quantity;
import synfire.equations.units.Units;

/// A chained study, checked.
///
/// @param training text of the training study
/// @param tuning how cells and weights are tuned together, if they are
record Multiscale(
        String title,
        long seed,
        Cell excitatory,
        Cell inhibitory,
        Areas areas,
        String training,
        Optional<Tuning> tuning) {

    static final String EXCITATORY = "excitatory";
    static final String INHIBITORY = "inhibitory";

    private static final int AREAS = 20;
    private static final double RATE = 0.1;
    private static final double WEIGHTS = 0.0005;

    /// How a cell is fitted.
    ///
    /// @param text of the study of the fit
    /// @param made whether the study makes the recordings itself
    /// @param currents in pA
    record Cell(String name, Study study, String text, boolean made, List<Double> currents) {
        Cell {
            currents = List.copyOf(currents);
        }
    }

    /// Where areas come from.
    ///
    /// @param folder of the data sets; empty where they are not there, and areas are made
    record Areas(String connectome, Optional<Path> folder, String from, int count) {}

    /// End-to-end tuning.
    ///
    /// @param rate of coordinates of parameters
    /// @param weights the rate of weights, in place of the training's
    /// @param parameters of each kind of cell that are tuned
    record Tuning(int updates, double rate, double weights, int seeds, Map<String, List<String>> parameters) {
        Tuning {
            parameters = Map.copyOf(parameters);
        }
    }

    /// The same without tuning.
    Multiscale untuned() {
        return new Multiscale(title, seed, excitatory, inhibitory, areas, training, Optional.empty());
    }

    /// @throws StudyException saying which key is wrong, and how to mend it
    static Multiscale read(Path path, Optional<Long> seed) throws IOException {
        return of(path, TomlFile.read(path, MultiscaleFile.class), seed);
    }

    /// @throws StudyException saying which key is wrong, and how to mend it
    static Multiscale of(Path path, MultiscaleFile file, Optional<Long> seed) throws IOException {
        var folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
        long chosen = seed.orElse(file.seed() == null ? 1L : file.seed());
        var training = file.training();
        if (training == null) {
            throw new StudyException(path, "training", "is missing; name a training study, training = \"task.toml\"");
        }
        return new Multiscale(
                file.title() == null ? "From recordings to behaviour" : file.title(),
                chosen,
                cell(path, folder, file, EXCITATORY, chosen),
                cell(path, folder, file, INHIBITORY, chosen),
                areas(path, folder, file.areas()),
                Files.readString(folder.resolve(training)),
                Optional.ofNullable(file.tune()).map(Multiscale::tuning));
    }

    private static Tuning tuning(MultiscaleFile.TuneTable table) {
        var cells = new TreeMap<String, List<String>>();
        cells.put(EXCITATORY, table.excitatory() == null ? List.of() : table.excitatory());
        cells.put(INHIBITORY, table.inhibitory() == null ? List.of() : table.inhibitory());
        return new Tuning(
                table.updates() == null ? 20 : table.updates(),
                or(table.rate(), RATE),
                or(table.weights(), WEIGHTS),
                table.seeds() == null ? 1 : table.seeds(),
                cells);
    }

    private static Cell cell(Path path, Path folder, MultiscaleFile file, String name, long seed) throws IOException {
        var table = file.cells() == null ? null : file.cells().get(name);
        if (table == null || table.made() == null) {
            throw new StudyException(
                    path, "cells." + name, "is missing; write [cells.%s] with made = \"fit.toml\"".formatted(name));
        }
        if (table.recorded() != null) {
            var recorded = folder.resolve(table.recorded());
            var study = whereRecorded(recorded);
            if (study.isPresent()) {
                return cell(name, recorded, study.get(), false, table, seed);
            }
        }
        var made = folder.resolve(table.made());
        return cell(name, made, StudyReader.read(made), true, table, seed);
    }

    /// The study of a fit, if its recordings are there.
    ///
    /// @throws RecordingFormatException for recordings that are there and cannot be read
    private static Optional<Study> whereRecorded(Path file) throws IOException {
        try {
            return Optional.of(StudyReader.read(file))
                    .filter(study -> DataFiles.of(study).areThere());
        } catch (RecordingFormatException e) {
            if (Files.exists(Path.of(e.file()))) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Cell cell(
            String name, Path file, Study study, boolean made, MultiscaleFile.CellTable table, long seed)
            throws IOException {
        var currents = or(table.currents(), List.of("100 pA", "200 pA", "300 pA")).stream()
                .map(text -> Quantity.parse(text).in(Units.PA))
                .toList();
        return new Cell(name, study.withSeed(seed), Files.readString(file), made, currents);
    }

    private static Areas areas(Path path, Path folder, MultiscaleFile.@Nullable AreasTable table) {
        if (table == null || table.connectome() == null || table.from() == null) {
            throw new StudyException(
                    path,
                    "areas",
                    "is missing; write [areas] with connectome = \"marmoset\", folder = \"...\" and from = \"V1\"");
        }
        var data = folder.resolve(or(table.folder(), ".")).normalize();
        boolean there = Files.isDirectory(data.resolve("conn_" + table.connectome()));
        return new Areas(
                table.connectome(),
                there ? Optional.of(data) : Optional.empty(),
                table.from(),
                or(table.count(), AREAS));
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
