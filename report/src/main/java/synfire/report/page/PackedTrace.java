package synfire.report.page;

import java.util.ArrayList;
import java.util.List;
import synfire.network.Samples;
import synfire.report.figure.Range;

/// A trace in about a byte per sample: rounded to one of 16,384 levels, predicted from the samples before, and the
/// error
/// of the prediction in Rice code.
///
/// Predictors and code are those of lossless audio (Robinson 1994, *SHORTEN*): per block of 1024 samples the best of
/// the orders 0, 1 and 2, and the parameter of the code. Written here and not by a zip library, so that the bytes do
/// not depend on one. The script of the page has the reader.
///
/// ```
/// block  = order (2 bits; 3: all samples equal the one before)  k (4 bits)  { error }
/// error  = zig-zag e → u;  u >> k ones, a zero, the low k bits;  or 20 ones and u in 18 bits
/// ```
///
/// @param offset value of level 0, in the unit of the trace
/// @param quantum distance of levels
/// @param gaps first sample and length of every run of NaN, in turn
record PackedTrace(int size, double offset, double quantum, List<Integer> gaps, Code code) {

    static final int LEVELS = 1 << 14;
    private static final int BLOCK = 1024;
    private static final int ORDERS = 3;
    private static final int CONSTANT = 3;
    private static final int LONGEST_RUN = 20;
    private static final int RAW_BITS = 18;
    private static final int LARGEST_K = 15;

    /// The bytes of the code.
    static final class Code {

        private final byte[] bytes;

        private Code(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] toArray() {
            return bytes.clone();
        }

        int size() {
            return bytes.length;
        }
    }

    static PackedTrace of(Samples samples) {
        var range = Range.of(samples);
        double offset = range.isEmpty() ? 0 : range.low();
        double quantum = range.isEmpty() || range.length() == 0 ? 1 : range.length() / (LEVELS - 1);
        var levels = new int[samples.size()];
        var gaps = new ArrayList<Integer>();
        for (int i = 0; i < levels.length; i++) {
            double value = samples.get(i);
            if (Double.isFinite(value)) {
                levels[i] = (int) Math.floor((value - offset) / quantum + 0.5);
            } else {
                levels[i] = i == 0 ? 0 : levels[i - 1];
                extendGaps(gaps, i);
            }
        }
        return new PackedTrace(levels.length, offset, quantum, List.copyOf(gaps), new Code(encoded(levels)));
    }

    private static void extendGaps(List<Integer> gaps, int i) {
        int last = gaps.size() - 1;
        if (last > 0 && gaps.get(last - 1) + gaps.get(last) == i) {
            gaps.set(last, gaps.get(last) + 1);
        } else {
            gaps.add(i);
            gaps.add(1);
        }
    }

    private static byte[] encoded(int[] levels) {
        var out = new BitWriter();
        for (int from = 0; from < levels.length; from += BLOCK) {
            int to = Math.min(levels.length, from + BLOCK);
            int order = bestOrder(levels, from, to);
            long sum = sum(levels, from, to, order);
            if (order == 1 && sum == 0) {
                out.write(CONSTANT, 2);
                continue;
            }
            int k = parameter(sum, to - from);
            out.write(order, 2);
            out.write(k, 4);
            for (int i = from; i < to; i++) {
                write(out, zigZag(error(levels, i, order)), k);
            }
        }
        return out.toArray();
    }

    private static int bestOrder(int[] levels, int from, int to) {
        int best = 1;
        for (int order = 0; order < ORDERS; order++) {
            best = sum(levels, from, to, order) < sum(levels, from, to, best) ? order : best;
        }
        return best;
    }

    private static long sum(int[] levels, int from, int to, int order) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += zigZag(error(levels, i, order));
        }
        return sum;
    }

    /// What the polynomial of degree `order - 1` through the samples before leaves over.
    private static int error(int[] levels, int i, int order) {
        int one = i >= 1 ? levels[i - 1] : 0;
        int two = i >= 2 ? levels[i - 2] : one;
        return levels[i]
                - switch (order) {
                    case 0 -> 0;
                    case 1 -> one;
                    default -> 2 * one - two;
                };
    }

    private static int zigZag(int error) {
        return error << 1 ^ error >> 31;
    }

    /// log2 of the mean, which is close to the best parameter for a geometric distribution.
    private static int parameter(long sum, int count) {
        int k = 0;
        while (k < LARGEST_K && (long) count << (k + 1) <= sum) {
            k++;
        }
        return k;
    }

    private static void write(BitWriter out, int u, int k) {
        int run = u >> k;
        if (run < LONGEST_RUN) {
            out.ones(run);
            out.write(0, 1);
            out.write(u, k);
        } else {
            out.ones(LONGEST_RUN);
            out.write(u, RAW_BITS);
        }
    }
}
