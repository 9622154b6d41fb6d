package synfire.network.wiring;

import java.util.Arrays;

/// An immutable row of whole numbers that compares by value.
public final class Indices {

    private final int[] numbers;

    private Indices(int[] numbers) {
        this.numbers = numbers;
    }

    /// A copy of `numbers`.
    public static Indices of(int... numbers) {
        return new Indices(numbers.clone());
    }

    public int size() {
        return numbers.length;
    }

    public int get(int place) {
        return numbers[place];
    }

    /// A copy as an array.
    public int[] toArray() {
        return numbers.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Indices that && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return numbers.length <= 6
                ? Arrays.toString(numbers)
                : "[%d, %d, %d, ... %d] (%d)"
                        .formatted(numbers[0], numbers[1], numbers[2], numbers[numbers.length - 1], numbers.length);
    }
}
