package synfire.report.draw;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import synfire.report.figure.Range;
import synfire.report.figure.Scale;
import synfire.report.text.NumberText;

/// Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten, or decades.
public final class Ticks {

    private static final int[] STEPS = {1, 2, 5};
    private static final double SLACK = 1e-9;
    private static final double MOST_STEPS = 1e12;

    // Where the nearest step on a logarithmic scale changes from 1 to 2, from 2 to 5, from 5 to 10.
    private static final double ROOT_2 = 1.4142135623730951;
    private static final double ROOT_10 = 3.1622776601683795;
    private static final double ROOT_50 = 7.0710678118654755;

    private Ticks() {}

    /// About `wanted` ticks inside `range`.
    public static List<Tick> of(Scale scale, Range range, int wanted) {
        return switch (scale) {
            case Scale.Linear _ -> linear(range, Math.max(2, wanted));
            case Scale.Log _ -> log(range, Math.max(2, wanted));
            case Scale.SymLog(double linearBelow) -> symLog(linearBelow, range, Math.max(3, wanted));
            case Scale.Categories(var names) -> categories(names, wanted);
        };
    }

    private static List<Tick> linear(Range range, int wanted) {
        double rough = range.length() / wanted;
        if (!(rough > 0) || !Double.isFinite(rough)) {
            return List.of();
        }
        int exponent = (int) Math.floor(StrictMath.log10(rough));
        double share = rough / StrictMath.pow(10, exponent);
        int nearest = share < ROOT_2 ? 0 : share < ROOT_10 ? 1 : share < ROOT_50 ? 2 : 3;
        var ticks = multiples(range, nearest, exponent);
        while (ticks.size() < 2 && nearest > -3) {
            ticks = multiples(range, --nearest, exponent);
        }
        return ticks;
    }

    /// Multiples of the `step`-th of the numbers 1, 2, 5, 10 … (or 0.5, 0.2 … below 0) times a power of ten.
    private static List<Tick> multiples(Range range, int step, int power) {
        int exponent = power + Math.floorDiv(step, STEPS.length);
        int mantissa = STEPS[Math.floorMod(step, STEPS.length)];
        double size = BigDecimal.valueOf(mantissa, -exponent).doubleValue();
        if (Math.abs(range.low() / size) > MOST_STEPS || Math.abs(range.high() / size) > MOST_STEPS) {
            return List.of(); // the numbers of the axis differ by less than their last digit
        }
        var ticks = new ArrayList<Tick>();
        long last = (long) Math.floor(range.high() / size + SLACK);
        for (long i = (long) Math.ceil(range.low() / size - SLACK); i <= last; i++) {
            long value = i * mantissa;
            ticks.add(new Tick(BigDecimal.valueOf(value, -exponent).doubleValue(), NumberText.tick(value, exponent)));
        }
        return ticks;
    }

    private static List<Tick> log(Range range, int wanted) {
        int first = (int) Math.ceil(StrictMath.log10(range.low()) - SLACK);
        int last = (int) Math.floor(StrictMath.log10(range.high()) + SLACK);
        if (last - first < 1) {
            return linear(range, wanted).stream()
                    .filter(tick -> tick.value() > 0)
                    .toList();
        }
        int every = Math.max(1, (int) Math.ceil((last - first + 1.0) / wanted));
        boolean plain = first >= -3 && last <= 4;
        var ticks = new ArrayList<Tick>();
        for (int decade = first - 1; decade <= last; decade++) {
            if (decade >= first) {
                boolean labelled = Math.floorMod(decade, every) == 0;
                var label = plain ? NumberText.tick(1, decade) : NumberText.power(decade);
                ticks.add(new Tick(BigDecimal.valueOf(1, -decade).doubleValue(), labelled ? label : ""));
            }
            for (int digit = 2; digit <= 9 && last - first <= 6; digit++) {
                double value = BigDecimal.valueOf(digit, -decade).doubleValue();
                if (range.contains(value)) {
                    ticks.add(new Tick(value, ""));
                }
            }
        }
        return ticks;
    }

    private static List<Tick> symLog(double linearBelow, Range range, int wanted) {
        double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        int first = (int) Math.ceil(StrictMath.log10(linearBelow) - SLACK);
        int last = (int) Math.floor(StrictMath.log10(largest) + SLACK);
        if (last < first) {
            return linear(range, wanted);
        }
        int sides = range.low() < 0 && range.high() > 0 ? 2 : 1;
        int every = Math.max(1, (int) Math.ceil((last - first + 1.0) * sides / (wanted - 1.0)));
        var ticks = new ArrayList<Tick>();
        for (int decade = last; decade >= first; decade -= every) {
            double value = BigDecimal.valueOf(1, -decade).doubleValue();
            if (range.contains(value)) {
                ticks.add(new Tick(value, decadeLabel(1, decade)));
            }
            if (range.contains(-value)) {
                ticks.add(new Tick(-value, decadeLabel(-1, decade)));
            }
        }
        if (range.contains(0)) {
            ticks.add(new Tick(0, "0"));
        }
        return ticks;
    }

    private static String decadeLabel(int sign, int decade) {
        boolean plain = decade >= -2 && decade <= 3;
        return plain ? NumberText.tick(sign, decade) : (sign < 0 ? "−" : "") + NumberText.power(decade);
    }

    private static List<Tick> categories(List<String> names, int wanted) {
        int every = Math.max(1, (int) Math.ceil(names.size() / (double) Math.max(1, wanted)));
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i < names.size(); i += every) {
            ticks.add(new Tick(i, names.get(i)));
        }
        return ticks;
    }
}
