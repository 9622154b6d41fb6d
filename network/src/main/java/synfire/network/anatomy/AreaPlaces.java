package synfire.network.anatomy;

import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// Where cells lie on the squares of their areas, in mm from a corner.
///
/// @param areas how many squares there are
/// @param side of each
record AreaPlaces(RandomKey key, int areas, double side) {

    double x(int cell) {
        return side * new CounterStream(key, cell).nextUniform();
    }

    double y(int cell) {
        var stream = new CounterStream(key, cell);
        stream.nextUniform();
        return side * stream.nextUniform();
    }
}
