package synfire.learn.train;

import synfire.network.Samples;

/// How like one gradient is to another.
///
/// @param cosine of the angle between them
/// @param ratio of their norms
public record Likeness(double cosine, double ratio) {

    /// @param exact what the other is held to
    public static Likeness of(Samples gradient, Samples exact) {
        double inner = 0;
        double own = 0;
        double other = 0;
        for (int i = 0; i < exact.size(); i++) {
            inner += gradient.get(i) * exact.get(i);
            own += gradient.get(i) * gradient.get(i);
            other += exact.get(i) * exact.get(i);
        }
        return new Likeness(inner / Math.sqrt(own * other), Math.sqrt(own / other));
    }
}
