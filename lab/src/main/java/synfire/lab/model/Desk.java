package synfire.lab.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.lab.folder.Frame;
import synfire.lab.folder.Root;
import synfire.lab.http.Ask;
import synfire.lab.http.Refusal;
import synfire.models.Catalogue;
import synfire.network.Samples;
import synfire.simulate.Engine;

/// Runs models for pages: those of the catalogue and those in the folder. The last few stay compiled.
public final class Desk implements AutoCloseable {

    private static final int KEPT = 6;
    private static final int MOST_STIMULI = 200;
    private static final int MOST_STEPS = 2_000_000;
    private static final int MOST_VALUES = 8_000_000;
    private static final long PATIENCE_S = 30;

    private final Root root;
    private final Engine engine;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Map<Key, Cell> compiled = new LinkedHashMap<>(16, 0.75F, true);
    private final Map<String, Stimuli> stimuli = new LinkedHashMap<>();

    private @Nullable ObjectNode catalogue;

    private record Key(String text, double dtMs) {}

    public Desk(Root root, Engine engine) {
        this.root = root;
        this.engine = engine.withThreads(1);
    }

    /// The models there are: `{"cells": [...], "masses": [...]}`, each with a line about it.
    public synchronized ObjectNode catalogue() {
        if (catalogue != null) {
            return catalogue;
        }
        var node = JsonNodeFactory.instance.objectNode();
        var cells = node.putArray("cells");
        Catalogue.cells().forEach(name -> ModelJson.line(cells.addObject(), Catalogue.get(name)));
        var masses = node.putArray("masses");
        Catalogue.masses().forEach(name -> ModelJson.line(masses.addObject(), Catalogue.get(name)));
        catalogue = node;
        return node;
    }

    /// A model with its parameters, and what to do with them at first.
    ///
    /// @param name of the catalogue, or a file of the folder
    public ObjectNode model(String name) throws IOException {
        var source = source(name);
        var model = Model.parse(source);
        var pace = Pace.of(model);
        return alone(() -> {
            var found = stimuli.get(source.text());
            if (found == null) {
                found = Stimuli.of(cell(source, model, pace.dtMs()), pace);
                if (stimuli.size() >= MOST_STIMULI) {
                    stimuli.clear();
                }
                stimuli.put(source.text(), found);
            }
            return ModelJson.of(model, source, pace, found);
        });
    }

    /// Runs a model with the values and the stimulus of a page.
    public Frame simulate(JsonNode body) throws IOException {
        var source = source(Ask.text(body, "model"));
        double dtMs = Ask.number(body, "dt_ms", 0.05);
        double durationMs = Ask.number(body, "duration_ms", 300);
        double count = Math.rint(durationMs / dtMs);
        if (!(dtMs > 0) || !(count >= 1) || count > MOST_STEPS) {
            throw new Refusal(
                    422,
                    "%s ms in steps of %s ms cannot be run here; 1 to %,d steps can"
                            .formatted(durationMs, dtMs, MOST_STEPS));
        }
        var values = new LinkedHashMap<String, Double>();
        body.path("values")
                .fieldNames()
                .forEachRemaining(name -> values.put(name, Ask.number(body.path("values"), name, 0)));
        long seed = (long) Ask.number(body, "seed", 1);
        return alone(() -> {
            var model = Model.parse(source);
            values.keySet().forEach(model::parameter);
            int steps = (int) count;
            if ((long) steps * model.state().size() > MOST_VALUES) {
                throw new Refusal(
                        422,
                        "%,d steps of %d variables are too many for a page; take longer steps"
                                .formatted(steps, model.state().size()));
            }
            return run(cell(source, model, dtMs), values, body.path("stimulus"), steps, dtMs, seed);
        });
    }

    private static Frame run(
            Cell cell, Map<String, Double> values, JsonNode stimulus, int steps, double dtMs, long seed) {
        var model = cell.model();
        var inputs = new LinkedHashMap<String, Samples>();
        var frame = Frame.empty();
        frame.head().put("steps", steps).put("dt_ms", dtMs);
        var wanted = stimulus.path("input").asText("");
        for (var input : model.inputs()) {
            if (input.name().equals(wanted)) {
                var drive = new Drive(
                        Drive.Shape.named(stimulus.path("shape").asText("step")),
                        Ask.number(stimulus, "base", 0),
                        Ask.number(stimulus, "level", 0),
                        Ask.number(stimulus, "start_ms", 0),
                        Ask.number(stimulus, "length_ms", steps * dtMs),
                        Ask.number(stimulus, "hertz", 10));
                var samples = drive.samples(steps, dtMs, seed);
                frame.add("input " + wanted, ModelJson.unit(input.unit()), samples);
                double base = input.unit().inBase();
                inputs.put(wanted, samples.map(value -> value * base));
            }
        }
        long start = System.nanoTime();
        var run = cell.run(values, inputs, steps, seed);
        frame.head().put("compute_ms", (System.nanoTime() - start) * 1e-6);
        for (var name : cell.recorded()) {
            var unit = cell.unit(name);
            var samples = run.samples(name);
            frame.add(name, ModelJson.unit(unit), samples, 1 / unit.inBase());
            int bad = samples.firstNotFinite();
            if (bad >= 0 && !frame.head().has("diverged")) {
                frame.head().put("diverged", "%s is no longer a number from %.4g ms on".formatted(name, bad * dtMs));
            }
        }
        if (cell.spiking()) {
            frame.add("spikes", "ms", Samples.of(run.spikes().timesMs().toArray()));
        }
        return frame;
    }

    private Source source(String name) throws IOException {
        if (Catalogue.contains(name)) {
            return Catalogue.source(name);
        }
        if (!name.endsWith(".model")) {
            throw new Refusal(404, "there is no model '%s'".formatted(name));
        }
        return new Source(name, root.text(name));
    }

    private Cell cell(Source source, Model model, double dtMs) {
        var key = new Key(source.text(), dtMs);
        var found = compiled.get(key);
        if (found == null) {
            found = new Cell(model, dtMs, engine);
            compiled.put(key, found);
            if (compiled.size() > KEPT) {
                var oldest = compiled.keySet().iterator().next();
                Objects.requireNonNull(compiled.remove(oldest)).close();
            }
        }
        return found;
    }

    /// A model is not for several threads at once, so requests take turns.
    private <T> T alone(java.util.function.Supplier<T> work) {
        try {
            if (!turn.tryLock(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new Refusal(503, "another model runs for long; ask again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "the lab is closing");
        }
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        alone(() -> {
            compiled.values().forEach(Cell::close);
            compiled.clear();
            return "";
        });
    }
}
