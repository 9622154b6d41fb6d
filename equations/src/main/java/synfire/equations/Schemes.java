package synfire.equations;

import java.util.List;
import java.util.Optional;

/// The names of the integration schemes.
public final class Schemes {

    /// The schemes, each by one name.
    public static final List<String> NAMES = List.of(
            Model.AUTOMATIC,
            "exact",
            "exponential_euler",
            "euler",
            "heun",
            "midpoint",
            "rk4",
            "euler_maruyama",
            "milstein");

    private Schemes() {}

    /// The one name of a scheme: Brian 2's `linear` is `exact`, its `rk2` is `midpoint`.
    public static Optional<String> canonical(String name) {
        return switch (name) {
            case "linear", "independent" -> Optional.of("exact");
            case "rk2" -> Optional.of("midpoint");
            default -> NAMES.contains(name) ? Optional.of(name) : Optional.empty();
        };
    }
}
