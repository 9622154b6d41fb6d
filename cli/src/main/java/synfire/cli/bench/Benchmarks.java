package synfire.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import synfire.kernels.Kernel;
import synfire.learn.train.circuit.Mask;

/// The benchmarks by name.
public final class Benchmarks {

    private static final int LANES = 1024;
    private static final int STEPS = 1497;

    private static final List<Benchmark> ALL = List.of(
            new Benchmark(
                    "hh-forward", "Hodgkin-Huxley loss, f64, 1,024 lanes, one thread, against C", Benchmarks::forward),
            new Benchmark(
                    "hh-gradient",
                    "value and reverse gradient for four parameters, against forward and JAX",
                    Benchmarks::gradient),
            new Benchmark(
                    "compile", "machine code of loss and gradient, without the object cache", Benchmarks::compile),
            new Benchmark("start", "start of the program to its first gradient", StartUp::measure),
            new Benchmark("many-starts", "a fit from 1,000 starts, each to its end, two threads", ManyStarts::measure),
            new Benchmark("W1", "4,000 leaky cells with exponential currents (Brette et al. 2007), 5 s", Networks::w1),
            new Benchmark(
                    "W1-gradient",
                    "the mean rate of W1 by all of its weights: 1,000 steps, f32, one thread",
                    CubaGradient::measure),
            new Benchmark(
                    "coverage",
                    "standard errors of hh-noisy: truths they hold in 20 realisations of the noise",
                    _ -> Coverage.measure(20)));

    /// Those that take minutes, only run when named.
    private static final List<Benchmark> LONG = List.of(
            new Benchmark(
                    "C-batch",
                    "a batch of back-propagation through time: 200 cells, 128 trials of 2,200 steps, f32",
                    EvidenceBatch::measure),
            new Benchmark(
                    "C-sweep",
                    "the same in 200 to 4,000 cells and trials of 500 to 10,000 steps, each in a process of its own",
                    _ -> EvidenceSweep.measure()),
            new Benchmark("W2", "4,000 leaky cells with conductances (Brette et al. 2007), 5 s", Networks::w2),
            new Benchmark("W3", "4,000 Hodgkin-Huxley cells (Brette et al. 2007), 5 s", Networks::w3),
            new Benchmark("W5", "12,500 leaky cells, delta synapses (Brunel 2000), three points, 1.5 s", Networks::w5),
            new Benchmark(
                    "W4b",
                    "11,250 leaky cells, 8.1 million synapses that learn by spike times, 1 s",
                    _ -> Plastic.measure()),
            new Benchmark(
                    "W8s",
                    "138,639 leaky cells, 5 million synapses, 20 cells driven, against the active cells alone",
                    _ -> Sleeping.measure()),
            new Benchmark("scale", "4,000,000 and 400,000 cells with 80 targets each, 50 ms", _ -> Scale.measure()),
            new Benchmark(
                    "procedural", "40,000 cells, synapses stored and made for each spike", _ -> Procedural.measure()),
            new Benchmark("threads", "40,000 cells with 80 targets each, on one thread and two", _ -> Scale.threads()),
            new Benchmark("PD10", "the cortical microcircuit at a tenth, against a run of NEST", Microcircuits::tenth),
            new Benchmark("PD", "the cortical microcircuit, 77,169 cells, 10 s, three seeds", Microcircuits::full),
            new Benchmark(
                    "macaque",
                    "timescales along the macaque's cortical hierarchy (Chaudhuri et al. 2015), 500 s",
                    Hierarchies::macaque),
            new Benchmark("marmoset", "the same model on the marmoset's connectome", Hierarchies::marmoset),
            new Benchmark(
                    "human",
                    "functional connectivity of 84 human regions fitted by gradient, beside a grid of 1,000 points",
                    WholeBrain::human),
            new Benchmark(
                    "C-rules",
                    "gradients of online rules beside back-propagation, first weights, 10 seeds",
                    _ -> RuleGradients.first(10)),
            new Benchmark(
                    "C-rules-draws",
                    "the same with 100 seeds, all and by how many labels are alike",
                    _ -> RuleDraws.measure(100)),
            new Benchmark(
                    "C-rules-trained",
                    "the same after 150 batches of back-propagation, 10 % of the synapses, 5 seeds; half an hour",
                    _ -> RuleGradients.trained(new Mask.FixedProbability(0.1), 5)),
            new Benchmark(
                    "C-rules-trained-dense",
                    "the same of the dense network; half an hour",
                    _ -> RuleGradients.trained(new Mask.Dense(), 5)),
            new Benchmark("C-rules-time", "time and memory of online rules against T", RuleCosts::measure),
            new Benchmark(
                    "coverage-200",
                    "standard errors of hh-noisy in 200 realisations of the noise",
                    _ -> Coverage.measure(200)));

    private Benchmarks() {}

    /// Those that run when none is named.
    public static List<Benchmark> all() {
        return ALL;
    }

    /// @throws IllegalArgumentException naming the benchmarks there are
    public static Benchmark named(String name) {
        return known().filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no benchmark '%s'; there are %s"
                        .formatted(name, known().map(Benchmark::name).collect(Collectors.joining(", ")))));
    }

    private static Stream<Benchmark> known() {
        return Stream.of(ALL.stream(), LONG.stream(), Training.ALL.stream().map(Training::benchmark))
                .flatMap(each -> each);
    }

    private static Benchmark.Result forward(Peers peers) {
        var cell = HodgkinHuxley.on(HodgkinHuxley.fresh(1));
        var notes = new ArrayList<String>();
        double c = Double.POSITIVE_INFINITY;
        for (int bits : new int[] {256, 512}) {
            var measured = peers.c(bits, LANES, 100);
            c = Math.min(c, measured.value().orElse(Double.POSITIVE_INFINITY));
            if (!measured.note().isEmpty() && !notes.contains(measured.note())) {
                notes.add(measured.note());
            }
        }
        try (var kernel = cell.forward()) {
            double ours = cell.nanoseconds(kernel, LANES, 100);
            var figures = new ArrayList<Figure>();
            if (c < Double.POSITIVE_INFINITY) {
                figures.add(Figure.below("time over that of C", ours / c, "", 0.85, 1.25));
                figures.add(Figure.plain("C, the faster of 256 and 512 bits", c, "ns per lane and step"));
            }
            figures.add(Figure.plain("forward and loss", ours, "ns per lane and step"));
            return new Benchmark.Result(figures, notes);
        }
    }

    private static Benchmark.Result gradient(Peers peers) {
        var single = HodgkinHuxley.on(HodgkinHuxley.fresh(1));
        var all = HodgkinHuxley.on(HodgkinHuxley.fresh(Runtime.getRuntime().availableProcessors()));
        var figures = new ArrayList<Figure>();
        var notes = new ArrayList<String>();
        try (var forward = single.forward();
                var gradient = single.gradient();
                var onAll = all.gradient()) {
            double f = single.nanoseconds(forward, 64, STEPS);
            double g = single.nanoseconds(gradient, 64, STEPS);
            figures.add(Figure.below("value and gradient over forward", g / f, "", 2.5, 4));
            figures.add(Figure.plain("value and gradient, one thread", g, "ns per lane and step"));
            for (int lanes : new int[] {100, LANES}) {
                double ours = all.nanoseconds(onAll, lanes, STEPS);
                figures.add(Figure.plain(
                        "value and gradient, %,d lanes, all cores".formatted(lanes), ours, "ns per lane and step"));
                var jax = peers.jax(lanes, STEPS);
                if (jax.value().isPresent()) {
                    double theirs = jax.value().getAsDouble();
                    figures.add(Figure.above("JAX over ours, %,d lanes".formatted(lanes), theirs / ours, "", 25, 10));
                } else if (!notes.contains(jax.note())) {
                    notes.add(jax.note());
                }
            }
        }
        return new Benchmark.Result(figures, notes);
    }

    private static Benchmark.Result compile(Peers peers) {
        double best = Double.POSITIVE_INFINITY;
        double passes = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 7; i++) {
            var cell = HodgkinHuxley.on(HodgkinHuxley.fresh(1));
            var kernels = new ArrayList<Kernel>();
            passes = Math.min(passes, Stopwatch.once(() -> kernels.addAll(List.of(cell.forward(), cell.gradient()))));
            best = Math.min(best, Stopwatch.once(() -> kernels.forEach(cell::bind)));
            kernels.forEach(Kernel::close);
        }
        return new Benchmark.Result(
                List.of(
                        Figure.below("machine code of loss and gradient", best, "s", 0.3, 3),
                        Figure.plain("differentiating and optimizing them before", passes, "s")),
                List.of());
    }
}
