package synfire.simulate.network;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/// Sums gradients of blocks by a tree that depends on the number of blocks alone: two neighbours as soon as
/// both are
/// there. So few are held at a time, whatever the batch, and their memory serves again.
final class GradientTree {

    private final List<String> names;
    private final ToIntFunction<String> sizes;
    private final Deque<Map<String, double[]>> free = new ArrayDeque<>();
    private final Map<Node, Map<String, double[]>> waiting = new HashMap<>();
    private int blocks;

    /// @param level 0 for blocks
    private record Node(int level, int number) {}

    GradientTree(List<String> names, ToIntFunction<String> sizes) {
        this.names = List.copyOf(names);
        this.sizes = sizes;
    }

    /// Begins a sum of so many blocks.
    synchronized void start(int count) {
        free.addAll(waiting.values());
        waiting.clear();
        blocks = count;
    }

    /// Zeros for the gradient of a block.
    synchronized Map<String, double[]> take() {
        var known = free.poll();
        if (known != null) {
            known.values().forEach(numbers -> Arrays.fill(numbers, 0));
            return known;
        }
        var made = new LinkedHashMap<String, double[]>();
        names.forEach(name -> made.put(name, new double[sizes.applyAsInt(name)]));
        return made;
    }

    synchronized void add(int block, Map<String, double[]> gradient) {
        var node = new Node(0, block);
        var sum = gradient;
        for (int count = blocks; count > 1; count = (count + 1) / 2) {
            boolean alone = node.number() == count - 1 && count % 2 == 1;
            if (!alone) {
                var other = waiting.remove(new Node(node.level(), node.number() ^ 1));
                if (other == null) {
                    waiting.put(node, sum);
                    return;
                }
                boolean isLeft = node.number() % 2 == 0;
                var left = isLeft ? sum : other;
                var right = isLeft ? other : sum;
                left.forEach((name, numbers) -> addTo(numbers, Objects.requireNonNull(right.get(name))));
                free.push(right);
                sum = left;
            }
            node = new Node(node.level() + 1, node.number() / 2);
        }
        waiting.put(node, sum);
    }

    /// The sum of all blocks, once all are there.
    synchronized Map<String, double[]> sum() {
        if (waiting.size() != 1) {
            throw new IllegalStateException("%d parts of %d blocks are still apart".formatted(waiting.size(), blocks));
        }
        return waiting.values().iterator().next();
    }

    private static void addTo(double[] sum, double[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }
}
