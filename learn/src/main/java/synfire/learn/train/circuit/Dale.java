package synfire.learn.train.circuit;

/// How weights keep their sign: excitation and inhibition come from reversal potentials, so that no weight is below 0.
public enum Dale {

    /// What is trained may have any sign; the weight is its absolute value.
    ABSOLUTE("absolute"),

    /// What is trained is the weight; below 0 it is set to 0 after each step.
    PROJECTION("projection");

    private final String text;

    Dale(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// The weight for what is trained.
    public double weight(double latent) {
        return switch (this) {
            case ABSOLUTE -> Math.abs(latent);
            case PROJECTION -> Math.max(0, latent);
        };
    }

    /// The derivative of the weight by what is trained.
    public double slope(double latent) {
        return switch (this) {
            case ABSOLUTE -> Math.signum(latent);
            case PROJECTION -> 1;
        };
    }

    /// What is trained, after a step.
    public double settled(double latent) {
        return switch (this) {
            case ABSOLUTE -> latent;
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
                "there is no rule of signs '%s'; choose absolute or projection".formatted(name));
    }
}
