package synfire.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import synfire.ir.DType;
import synfire.simulate.network.NetworkCopies;

/// Three parameters of a human brain, the same in all regions, by a grid and by gradient, under one noise.
///
/// The gradient: from the eight best of 32 points of a Halton sequence, ascents of two steps along the slope of the
/// similarity in units of the box. The similarity is a ridge where the brain is about to settle in another state, so
/// then,
/// twice over with half the radius, eight ascents begin on a circle around the best point so far, across its slope.
final class HumanFit {

    static final double DT = 2;
    static final DType TYPE = DType.F32;
    static final long SEED = 1;

    private static final int COPIES = 32;
    private static final int STARTS = 32;
    private static final int KEPT = 8;
    private static final int ROUNDS = 6;
    private static final int PER_SIDE = 10;
    private static final double[] LOWER = {0.05, 0.3, 280};
    private static final double[] UPPER = {0.5, 0.75, 325};
    private static final double FIRST_STEP = 0.1;
    private static final int CLIMBS = 2;
    private static final double WIDEST = 0.3;
    private static final double CORRECTION = 0.15;
    private static final double GROWTH = 1.5;
    private static final double SHRINKAGE = 0.4;

    private final HumanBrain brain;
    private final HumanRecord lines;
    private final Consumer<String> progress;

    HumanFit(HumanBrain brain, HumanRecord lines, Consumer<String> progress) {
        this.brain = brain;
        this.lines = lines;
        this.progress = progress;
    }

    /// Parameters G, w and I_0, and the similarity that they reach.
    record Point(List<Double> parameters, double similarity) {
        Point {
            parameters = List.copyOf(parameters);
        }
    }

    static String settings() {
        return String.format(
                Locale.ROOT,
                "84 regions, %s, steps of %s ms, seed %d; G %s to %s, w %s to %s, I_0 %s to %s pA",
                TYPE.text(),
                DT,
                SEED,
                LOWER[0],
                UPPER[0],
                LOWER[1],
                UPPER[1],
                LOWER[2],
                UPPER[2]);
    }

    private static double[] at(double[] unit) {
        var point = new double[unit.length];
        for (int i = 0; i < unit.length; i++) {
            point[i] = LOWER[i] + unit[i] * (UPPER[i] - LOWER[i]);
        }
        return point;
    }

    private static double[] gridPoint(int number) {
        double last = PER_SIDE - 1;
        int first = number / (PER_SIDE * PER_SIDE);
        int second = number / PER_SIDE % PER_SIDE;
        int third = number % PER_SIDE;
        return at(new double[] {first / last, second / last, third / last});
    }

    /// The best of the grid.
    Point grid() {
        int size = PER_SIDE * PER_SIDE * PER_SIDE;
        int done = lines.of("grid").size();
        if (done < size) {
            try (var copies = brain.copies(COPIES, DT, TYPE)) {
                for (int first = done; first < size; first += COPIES) {
                    int from = first;
                    var points = IntStream.range(0, COPIES)
                            .mapToObj(i -> gridPoint(Math.min(from + i, size - 1)))
                            .toList();
                    set(copies, points);
                    var bold = copies.run(SEED, HumanBrain.SKIPPED, HumanBrain.SAMPLES);
                    var found = brain.similarities(bold, COPIES);
                    for (int i = 0; i < COPIES && first + i < size; i++) {
                        lines.add("grid", line(points.get(i), found.get(i).similarity()));
                    }
                    progress.accept("grid: %d of %d points".formatted(Math.min(first + COPIES, size), size));
                }
            }
        }
        return best("grid");
    }

    /// The best that was found by gradient.
    Point ascended() {
        if (lines.of("start").isEmpty()) {
            try (var copies = brain.copies(STARTS, DT, TYPE)) {
                var points = IntStream.rangeClosed(1, STARTS)
                        .mapToObj(HumanFit::halton)
                        .toList();
                climb(copies, points).forEach(line -> lines.add("start", line));
            }
        }
        var found = new ArrayList<>(lines.of("start"));
        List<Ascent> ascents = highest(found).stream()
                .map(start -> new Ascent(unit(found.get(start)), FIRST_STEP).told(found.get(start)))
                .toList();
        var stored = lines.of("fit");
        for (int round = 0; round < ROUNDS; round++) {
            if (round > 0 && round % CLIMBS == 0) {
                int again = round / CLIMBS - 1;
                ascents = around(found, WIDEST * Math.pow(0.5, again));
            }
            if (stored.size() < (round + 1) * KEPT) {
                climbed(ascents);
                stored = lines.of("fit");
                progress.accept("fit: %d of %d evaluations, best %.4f"
                        .formatted(
                                STARTS + stored.size(),
                                evaluations(),
                                best("fit").similarity()));
            }
            for (int i = 0; i < KEPT; i++) {
                ascents.get(i).told(stored.get(round * KEPT + i));
                found.add(stored.get(round * KEPT + i));
            }
        }
        var first = best("start");
        var later = best("fit");
        return first.similarity() > later.similarity() ? first : later;
    }

    static int evaluations() {
        return STARTS + KEPT * ROUNDS;
    }

    private void climbed(List<Ascent> ascents) {
        try (var copies = brain.copies(KEPT, DT, TYPE)) {
            climb(copies, ascents.stream().map(Ascent::ask).toList()).forEach(line -> lines.add("fit", line));
        }
    }

    /// Ascents that begin on a circle around the highest point, across its slope: where the similarity is a ridge,
    /// along it.
    private static List<Ascent> around(List<JsonNode> found, double radius) {
        var top = found.get(highest(found).getFirst());
        var centre = unit(top);
        var slope = HumanRecord.numbers(top, "slope");
        double length = Math.hypot(Math.hypot(slope[0], slope[1]), slope[2]);
        // two directions across the slope and across each other
        double[] first = {-slope[1] / length, slope[0] / length, 0};
        double size = Math.hypot(first[0], first[1]);
        double[] u = {first[0] / size, first[1] / size, 0};
        double[] v = {-u[1] * slope[2] / length, u[0] * slope[2] / length, (u[1] * slope[0] - u[0] * slope[1]) / length
        };
        var ascents = new ArrayList<Ascent>();
        for (int i = 0; i < KEPT; i++) {
            double angle = 2 * Math.PI * (i + 0.5) / KEPT;
            var point = centre.clone();
            for (int k = 0; k < point.length; k++) {
                point[k] += radius * (Math.cos(angle) * u[k] + Math.sin(angle) * v[k]);
            }
            ascents.add(new Ascent(inside(point, slope), radius * CORRECTION));
        }
        return ascents;
    }

    /// The point with its coordinates in the unit cube; what is cut off is made up for by the others, so that it stays
    /// at the same height by the slope.
    private static double[] inside(double[] point, double[] slope) {
        var inside = point.clone();
        double lost = 0;
        double free = 0;
        for (int k = 0; k < point.length; k++) {
            inside[k] = Math.clamp(point[k], 0, 1);
            lost += slope[k] * (point[k] - inside[k]);
            free += inside[k] == point[k] ? slope[k] * slope[k] : 0;
        }
        for (int k = 0; k < point.length; k++) {
            if (inside[k] == point[k] && free > 0) {
                inside[k] = Math.clamp(point[k] + lost * slope[k] / free, 0, 1);
            }
        }
        return inside;
    }

    /// A point of a line in the unit cube.
    private static double[] unit(JsonNode line) {
        var point = HumanRecord.numbers(line, "point");
        for (int i = 0; i < point.length; i++) {
            point[i] = (point[i] - LOWER[i]) / (UPPER[i] - LOWER[i]);
        }
        return point;
    }

    /// Numbers of the highest of some lines, the first among equals.
    private static List<Integer> highest(List<JsonNode> found) {
        return IntStream.range(0, found.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> -found.get(i).path("similarity").asDouble()))
                .limit(KEPT)
                .toList();
    }

    /// Similarity and slope at points of the unit cube.
    private List<Map<String, Object>> climb(NetworkCopies copies, List<double[]> units) {
        int n = units.size();
        var points = units.stream().map(HumanFit::at).toList();
        set(copies, points);
        var result = copies.gradient(
                SEED, HumanBrain.SKIPPED, HumanBrain.SAMPLES, bold -> brain.slopes(brain.similarities(bold, n)));
        var found = brain.similarities(result.observed(), n);
        var all = new ArrayList<Map<String, Object>>();
        for (int copy = 0; copy < n; copy++) {
            var slope = new double[LOWER.length];
            for (int i = 0; i < slope.length; i++) {
                var each = Objects.requireNonNull(result.gradient().get(HumanBrain.PARAMETERS.get(i)));
                for (int region = 0; region < brain.regions(); region++) {
                    slope[i] += each.get(region * n + copy) * (UPPER[i] - LOWER[i]);
                }
            }
            var line = line(points.get(copy), found.get(copy).similarity());
            line.put("slope", slope);
            all.add(line);
        }
        return all;
    }

    private void set(NetworkCopies copies, List<double[]> points) {
        for (int i = 0; i < LOWER.length; i++) {
            int parameter = i;
            brain.set(
                    copies,
                    HumanBrain.PARAMETERS.get(i),
                    points.stream().mapToDouble(point -> point[parameter]).toArray());
        }
    }

    private static Map<String, Object> line(double[] point, double similarity) {
        var line = new LinkedHashMap<String, Object>();
        line.put("point", point);
        line.put("similarity", similarity);
        return line;
    }

    private Point best(String stage) {
        var best = lines.of(stage).stream()
                .max(Comparator.comparingDouble(line -> line.path("similarity").asDouble()))
                .orElseThrow();
        var numbers = HumanRecord.numbers(best, "point");
        return new Point(
                IntStream.range(0, numbers.length).mapToObj(i -> numbers[i]).toList(),
                best.path("similarity").asDouble());
    }

    /// The point of that number of the sequence of Halton (1960) in the unit cube.
    private static double[] halton(int number) {
        int[] bases = {2, 3, 5};
        var point = new double[bases.length];
        for (int i = 0; i < bases.length; i++) {
            double digit = 1;
            for (int rest = number; rest > 0; rest /= bases[i]) {
                digit /= bases[i];
                point[i] += digit * (rest % bases[i]);
            }
        }
        return point;
    }

    /// Goes up in the unit cube.
    private static final class Ascent {
        private double[] best;
        private double[] slope = {};
        private double[] trial;
        private double height = Double.NEGATIVE_INFINITY;
        private double step;

        Ascent(double[] start, double step) {
            this.step = step;
            this.best = start;
            this.trial = start;
        }

        double[] ask() {
            return trial;
        }

        Ascent told(JsonNode line) {
            double similarity = line.path("similarity").asDouble();
            var slopeThere = HumanRecord.numbers(line, "slope");
            if (similarity > height) {
                step *= height == Double.NEGATIVE_INFINITY ? 1 : GROWTH;
                best = trial;
                height = similarity;
                slope = slopeThere;
            } else {
                step *= SHRINKAGE;
            }
            double length = 0;
            for (int i = 0; i < slope.length; i++) {
                length = Math.hypot(length, isFree(i) ? slope[i] : 0);
            }
            var next = best.clone();
            for (int i = 0; i < next.length; i++) {
                if (length > 0 && isFree(i)) {
                    next[i] = Math.clamp(best[i] + step * slope[i] / length, 0, 1);
                }
            }
            trial = next;
            return this;
        }

        /// Whether the slope does not lead out of the cube.
        private boolean isFree(int i) {
            return slope[i] > 0 ? best[i] < 1 : best[i] > 0;
        }
    }
}
