package synfire.learn.task;

import java.util.Arrays;

/// Spikes in any order, while they are collected; [#sorted] puts them in order of time and makes doubles one.
final class UnsortedSpikes {

    private int[] steps = new int[256];
    private char[] channels = new char[256];
    private int size;

    void add(int step, int channel) {
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, 2 * size);
            channels = Arrays.copyOf(channels, 2 * size);
        }
        steps[size] = step;
        channels[size++] = (char) channel;
    }

    /// Counts the spikes of every step, puts each in its place, and sorts the few of a step by channel.
    Events sorted(int stepCount, int width) {
        var next = new int[stepCount + 1];
        for (int i = 0; i < size; i++) {
            next[steps[i] + 1]++;
        }
        for (int t = 0; t < stepCount; t++) {
            next[t + 1] += next[t];
        }
        var placed = new char[size];
        for (int i = 0; i < size; i++) {
            placed[next[steps[i]]++] = channels[i];
        }
        return united(stepCount, width, placed, next);
    }

    /// @param end of each step, where the spikes of the next one begin
    private Events united(int stepCount, int width, char[] placed, int[] end) {
        var offsets = new int[stepCount + 1];
        int count = 0;
        int from = 0;
        for (int t = 0; t < stepCount; t++) {
            Arrays.sort(placed, from, end[t]);
            for (int i = from; i < end[t]; i++) {
                if (i == from || placed[i] != placed[i - 1]) {
                    placed[count++] = placed[i];
                }
            }
            from = end[t];
            offsets[t + 1] = count;
        }
        return new Events(width, offsets, count == size ? placed : Arrays.copyOf(placed, count));
    }
}
