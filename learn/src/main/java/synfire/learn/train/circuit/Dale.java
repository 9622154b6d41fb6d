package synfire.learn.train.circuit;

/// How weights keep their sign: excitation and inhibition come from reversal potentials, so that no weight is below 0.
public enum Dale {

    /// What is trained may have any sign; the weight is its absolute value.
    ABSOLUTE("absolute"),

    /// What is trained is the weight; below 0 it is set to 0 after each step.
    PROJECTION("projection"),

    /// What is trained is the logarithm of the weight, so that rates are relative to weights, in whatever unit
    /// they are.
    LOGARITHM("logarithm");

    private final String text;

    Dale(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// What is trained, for a first weight of any sign.
    public double latent(double weight) {
        return switch (this) {
            case ABSOLUTE -> weight;
            case PROJECTION -> Math.abs(weight);
            case LOGARITHM -> Math.log(Math.max(Math.abs(weight), Double.MIN_NORMAL));
        };
    }

    /// The weight for what is trained.
    public double weight(double latent) {
        return switch (this) {
            case ABSOLUTE -> Math.abs(latent);
            case PROJECTION -> Math.max(0, latent);
            case LOGARITHM -> Math.exp(latent);
        };
    }

    /// The derivative of the weight by what is trained.
    public double slope(double latent) {
        return switch (this) {
            case ABSOLUTE -> Math.signum(latent);
            case PROJECTION -> 1;
            case LOGARITHM -> Math.exp(latent);
        };
    }

    /// What is trained, after a step.
    public double settled(double latent) {
        return switch (this) {
            case ABSOLUTE, LOGARITHM -> latent;
            case PROJECTION -> Math.max(0, latent);
        };
    }

    /// The value of that name.
    public static Dale named(String name) {
        for (var each : values()) {
            if (each.text.equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "there is no rule of signs '%s'; choose absolute, projection or logarithm".formatted(name));
    }
}
