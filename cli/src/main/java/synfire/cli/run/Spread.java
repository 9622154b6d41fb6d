package synfire.cli.run;

import java.util.Collection;
import java.util.Locale;

/// Mean and standard deviation of a few numbers.
public record Spread(double mean, double deviation) {

    /// The deviation is that of a sample, with n - 1; 0 for a single number.
    public static Spread of(Collection<Double> numbers) {
        double mean =
                numbers.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        double squares =
                numbers.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        return new Spread(mean, numbers.size() < 2 ? 0 : Math.sqrt(squares / (numbers.size() - 1)));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3g ± %.2g", mean, deviation);
    }
}
