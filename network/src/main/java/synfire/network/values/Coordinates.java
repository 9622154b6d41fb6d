package synfire.network.values;

import synfire.network.Samples;

/// The places of cells, in µm.
public record Coordinates(Samples x, Samples y, Samples z) {

    public int size() {
        return x.size();
    }

    /// The straight distance between cell `i` here and cell `j` there.
    public double distance(int i, Coordinates there, int j) {
        double dx = x.get(i) - there.x.get(j);
        double dy = y.get(i) - there.y.get(j);
        double dz = z.get(i) - there.z.get(j);
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
}
