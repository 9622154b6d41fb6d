package synfire.lab.recording;

import java.util.stream.IntStream;
import synfire.data.array.Content;
import synfire.data.array.Content.Numbers;
import synfire.lab.http.Refusal;
import synfire.network.Samples;

/// Spikes of a population, in the order of time.
///
/// @param ms of each spike
/// @param cell of each, by its number in the population
record SpikeTimes(Samples ms, Samples cell) {

    /// Sorts spikes by time, those of one time as they come. Times are compared as the page gets them, in 32 bits.
    static SpikeTimes sorted(Samples ms, Samples cell) {
        int count = Math.min(ms.size(), cell.size()); // of a file that grows, one may be ahead
        if (IntStream.range(1, count).allMatch(i -> ms.get(i - 1) <= ms.get(i))) {
            return new SpikeTimes(ms.part(0, count), cell.part(0, count));
        }
        var order = IntStream.range(0, count)
                .mapToLong(i -> ((long) rank((float) ms.get(i)) << 32) | i)
                .sorted()
                .toArray();
        return new SpikeTimes(
                Samples.generate(count, i -> ms.get((int) order[i])),
                Samples.generate(count, i -> cell.get((int) order[i])));
    }

    /// Two columns of a file.
    static SpikeTimes sorted(Content ms, Content cell) {
        return sorted(numbers(ms).values(), numbers(cell).values());
    }

    static Numbers numbers(Content content) {
        if (content instanceof Numbers numbers) {
            return numbers;
        }
        throw new Refusal(422, "the recording holds %s where numbers are expected".formatted(content));
    }

    /// An integer that is in the order of the numbers.
    private static int rank(float number) {
        int bits = Float.floatToIntBits(number);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }
}
