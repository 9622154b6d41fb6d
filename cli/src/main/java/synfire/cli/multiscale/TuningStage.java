package synfire.cli.multiscale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import synfire.cli.run.FitJson;
import synfire.cli.run.FitResult;
import synfire.cli.run.StudyTraces;
import synfire.learn.loss.Trace;
import synfire.learn.train.TrainPlan;
import synfire.learn.train.TrainState;
import synfire.learn.train.Trainer;
import synfire.learn.train.circuit.Circuit;
import synfire.learn.train.circuit.SharedParameter;
import synfire.learn.train.optimizer.Schedule;
import synfire.report.file.ResultFile;

/// Tunes cells and weights together on J = traces/traces₀ + task/task₀: the gradient by a parameter of a cell
/// is that of its fit and that of the network, whose cells all have it. A control goes on with frozen cells,
/// the same updates and the same trials. Both are judged on held-out sweeps and trials.
record TuningStage(Multiscale study, Multiscale.Tuning tuning, TrainingStage training, Session session) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int JUDGED = 1000;

    /// Batches between the trials of two seeds.
    private static final long APART = 1_000_000;

    /// A coordinate of 1 is this part of the way between the bounds of the fit.
    private static final double WIDTH = 0.02;

    String inputs(StageFolder excitatory, StageFolder inhibitory, StageFolder trained) throws IOException {
        return new Digest()
                .add("tuning")
                .add(session.version())
                .add(new TreeMap<>(tuning.parameters()).toString())
                .add("%d %s %s %d".formatted(tuning.updates(), tuning.rate(), tuning.weights(), tuning.seeds()))
                .add(excitatory.outputs())
                .add(inhibitory.outputs())
                .add(trained.outputs())
                .hex();
    }

    boolean run(Path folder, ReportStage.Folders folders) throws IOException {
        var cells = List.of(opened(study.excitatory(), folders), opened(study.inhibitory(), folders));
        try {
            var root = JsonNodeFactory.instance.objectNode();
            root.put("updates", tuning.updates());
            root.put("held_out_trials", JUDGED);
            var runs = root.putArray("runs");
            int lower = 0;
            for (int seed = 1; seed <= tuning.seeds(); seed++) {
                var file = folder.resolve("seed-%d.json".formatted(seed));
                if (!Files.exists(file)) {
                    if (session.stopped().getAsBoolean()) {
                        return false;
                    }
                    ResultFile.write(file, FitJson.text(run(cells, folders, seed)));
                }
                var result = (ObjectNode) MAPPER.readTree(file.toFile());
                addCoincidences(result, cells);
                lower += result.path("j").asDouble() < result.path("j_control").asDouble() ? 1 : 0;
                runs.add(result);
            }
            root.put("lower_than_control", lower);
            ResultFile.write(folder.resolve("tuning.json"), FitJson.text(root));
            return true;
        } finally {
            cells.forEach(Tuned::close);
        }
    }

    /// A cell that is tuned.
    ///
    /// @param start its parameters as fitted, in base units
    /// @param unseen sweeps that the fit did not see
    /// @param coincidences with their spikes, as fitted
    private record Tuned(
            Multiscale.Cell cell,
            List<String> names,
            Map<String, Double> start,
            CellTraces train,
            CellTraces test,
            List<Trace> unseen,
            double coincidences) {

        void close() {
            train.close();
            test.close();
        }
    }

    private Tuned opened(Multiscale.Cell cell, ReportStage.Folders folders) throws IOException {
        var fitted = CellStage.fitted(folders.cell(cell.name()));
        var traces = StudyTraces.of(cell.study(), session.engine());
        var bounds = CellTraces.bounds(cell);
        var wanted = tuning.parameters().getOrDefault(cell.name(), List.of());
        for (var name : wanted) {
            if (!bounds.containsKey(name)) {
                throw new IllegalArgumentException(
                        "tune.%s has '%s', which the last stage of that cell's fit does not fit; choose among %s"
                                .formatted(cell.name(), name, bounds.keySet()));
            }
        }
        var start = new TreeMap<String, Double>();
        fitted.parameters().forEach(each -> start.put(each.name(), each.value().inBase()));
        return new Tuned(
                cell,
                wanted,
                start,
                new CellTraces(cell, fitted, traces.train(), session.engine()),
                new CellTraces(cell, fitted, traces.test(), session.engine()),
                traces.test(),
                coincidences(cell, traces.test(), start));
    }

    /// How well spikes of unseen sweeps are met before and after, which is no part of J: a fit may end with
    /// more than the loss of its last stage.
    private void addCoincidences(ObjectNode result, List<Tuned> cells) {
        var node = result.putObject("coincidences");
        for (var cell : cells) {
            var name = cell.cell().name();
            var tuned = new TreeMap<>(cell.start());
            cell.names()
                    .forEach(each -> tuned.put(
                            each,
                            result.path("parameters").path(name + "." + each).asDouble()));
            var both = node.putObject(name);
            put(both, "fitted", cell.coincidences());
            put(both, "tuned", coincidences(cell.cell(), cell.unseen(), tuned));
        }
    }

    private double coincidences(Multiscale.Cell cell, List<Trace> unseen, Map<String, Double> values) {
        return FitResult.scores(cell.study(), unseen, values, session.engine()).gamma();
    }

    /// Null where there is no sweep, or none with spikes.
    private static void put(ObjectNode node, String name, double value) {
        node.put(name, Double.isFinite(value) ? (Double) value : null);
    }

    private ObjectNode run(List<Tuned> cells, ReportStage.Folders folders, int seed) throws IOException {
        var plan = training.read(folders.training()).plan().withRate(new Schedule.Constant(tuning.weights()));
        var state = training.trained(folders.training());
        var set = "tuned " + seed;
        session.say("tuning: seed %d of %d".formatted(seed, tuning.seeds()));
        var node = JsonNodeFactory.instance.objectNode();
        node.put("seed", seed);
        double before;
        double control;
        try (var trainer = new Trainer(plan, session.engine())) {
            begin(trainer, state, seed);
            before = trainer.measured(set, JUDGED).loss();
            advance(trainer);
            var measured = trainer.measured(set, JUDGED);
            control = measured.loss();
            node.put("accuracy_control", measured.accuracy());
        }
        var shared = new ArrayList<SharedParameter>();
        for (var cell : cells) {
            shared.addAll(shared(cell, plan, before, cells.size()));
        }
        var factors = new LinkedHashMap<>(plan.factors());
        shared.forEach(each -> factors.put(each.name(), tuning.rate() / tuning.weights()));
        try (var trainer = new Trainer(plan.withFactors(factors), session.engine(), shared)) {
            begin(trainer, state, seed);
            advance(trainer);
            var measured = trainer.measured(set, JUDGED);
            double traces = 0;
            for (var cell : cells) {
                traces += cell.test().loss(values(cell, shared)) / cell.test().loss(cell.start()) / cells.size();
            }
            node.put("task_before", before);
            node.put("traces", traces);
            node.put("task", measured.loss() / before);
            node.put("task_control", control / before);
            node.put("j", traces + measured.loss() / before);
            node.put("j_control", 1 + control / before);
            node.put("accuracy", measured.accuracy());
            var moved = node.putObject("parameters");
            shared.forEach(each -> moved.put(each.name(), each.physical()));
        }
        return node;
    }

    private void advance(Trainer trainer) {
        for (int i = 0; i < tuning.updates(); i++) {
            trainer.next();
        }
        trainer.balance();
    }

    /// The trained state, with what is shared at its start, on trials of a seed's own. The optimizer goes on
    /// from the batches of the training: it has remembered nothing of what is shared, but its correction for
    /// that is small by then.
    private static void begin(Trainer trainer, TrainState trained, int seed) {
        var arrays = new LinkedHashMap<>(trainer.state().arrays());
        arrays.putAll(trained.arrays());
        trainer.restore(new TrainState(trained.batches(), trained.best(), trained.bestAt(), arrays));
        trainer.leaveOut(APART * seed);
    }

    private List<SharedParameter> shared(Tuned cell, TrainPlan plan, double task, int cells) {
        var circuit = (Circuit) plan.circuit();
        int size = cell.cell().name().equals(Multiscale.EXCITATORY) ? circuit.excitatory() : circuit.inhibitory();
        var bounds = CellTraces.bounds(cell.cell());
        double scale = 1 / (cell.train().loss(cell.start()) * cells);
        var all = new ArrayList<SharedParameter>();
        for (var name : cell.names()) {
            var bound = Objects.requireNonNull(bounds.get(name));
            all.add(new SharedParameter(
                    cell.cell().name() + "." + name,
                    size,
                    Objects.requireNonNull(cell.start().get(name)),
                    WIDTH * (bound[1] - bound[0]),
                    bound[0],
                    bound[1],
                    1 / task,
                    _ -> scale
                            * Objects.requireNonNull(
                                    cell.train().gradient(values(cell, all)).get(name))));
        }
        return all;
    }

    /// The parameters of a cell where they are now.
    private static Map<String, Double> values(Tuned cell, List<SharedParameter> shared) {
        var values = new TreeMap<>(cell.start());
        var prefix = cell.cell().name() + ".";
        for (var each : shared) {
            if (each.name().startsWith(prefix)) {
                values.put(each.name().substring(prefix.length()), each.physical());
            }
        }
        return values;
    }
}
