package synfire.network.description;

import java.util.Collection;
import java.util.HashSet;
import java.util.regex.Pattern;
import synfire.equations.syntax.Spelling;

/// The rules for names.
final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");

    private Names() {}

    /// @param what is named, as in `population`
    static void check(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "%s name '%s' is not a letter followed by letters, digits or _".formatted(what, name));
        }
    }

    static void unique(String what, Collection<String> names) {
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("two %s are named '%s'; rename one of them".formatted(what, name));
            }
        }
    }

    /// What was probably meant by an unknown name, or what there is.
    static String meant(String name, Collection<String> known, String what) {
        return Spelling.nearest(name, known)
                .map("did you mean '%s'?"::formatted)
                .orElseGet(() -> known.isEmpty()
                        ? "there are no " + what
                        : "its %s are: %s"
                                .formatted(
                                        what,
                                        String.join(
                                                ", ", known.stream().sorted().toList())));
    }
}
