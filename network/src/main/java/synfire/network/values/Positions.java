package synfire.network.values;

import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;
import synfire.network.Samples;
import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// Where the cells of a population are.
public sealed interface Positions {

    /// Cell `i` at column `i % columns`, row `i / columns % rows`, layer `i / (columns*rows)`, the first at
    /// the origin.
    record Grid(int columns, int rows, int layers, Quantity spacing) implements Positions {

        public Grid {
            if (columns < 1 || rows < 1 || layers < 1) {
                throw new IllegalArgumentException("a grid of %d columns, %d rows and %d layers; each is at least 1"
                        .formatted(columns, rows, layers));
            }
            PositionRules.length("the spacing of a grid", spacing);
        }

        long cells() {
            return (long) columns * rows * layers;
        }
    }

    /// Uniformly at random in a box with a corner at the origin; a size of 0 leaves a coordinate out.
    record RandomBox(Quantity width, Quantity height, Quantity depth) implements Positions {

        public RandomBox {
            PositionRules.length("the width of a box", width);
            PositionRules.length("the height of a box", height);
            PositionRules.length("the depth of a box", depth);
        }
    }

    /// Given cell by cell.
    record Listed(Samples x, Samples y, Samples z, Unit unit) implements Positions {

        public Listed {
            PositionRules.length("the unit of positions", Quantity.of(1, unit));
            if (x.size() != y.size() || x.size() != z.size()) {
                throw new IllegalArgumentException("positions have %d x, %d y and %d z; give one of each per cell"
                        .formatted(x.size(), y.size(), z.size()));
            }
        }
    }

    /// The coordinates of `size` cells.
    ///
    /// @throws IllegalArgumentException if these are positions of another number of cells
    default Coordinates resolve(String population, int size, RandomKey key) {
        PositionRules.count(this, population, size);
        var x = new double[size];
        var y = new double[size];
        var z = new double[size];
        switch (this) {
            case Grid(int columns, int rows, int _, var spacing) -> {
                double step = spacing.inBase();
                for (int i = 0; i < size; i++) {
                    x[i] = step * (i % columns);
                    int row = i / columns % rows;
                    y[i] = step * row;
                    int layer = i / columns / rows;
                    z[i] = step * layer;
                }
            }
            case RandomBox(var width, var height, var depth) -> {
                for (int i = 0; i < size; i++) {
                    var stream = new CounterStream(key, i);
                    x[i] = width.inBase() * stream.nextUniform();
                    y[i] = height.inBase() * stream.nextUniform();
                    z[i] = depth.inBase() * stream.nextUniform();
                }
            }
            case Listed(var xs, var ys, var zs, var unit) -> {
                for (int i = 0; i < size; i++) {
                    x[i] = Quantity.of(xs.get(i), unit).inBase();
                    y[i] = Quantity.of(ys.get(i), unit).inBase();
                    z[i] = Quantity.of(zs.get(i), unit).inBase();
                }
            }
        }
        return new Coordinates(Samples.of(x), Samples.of(y), Samples.of(z));
    }
}
