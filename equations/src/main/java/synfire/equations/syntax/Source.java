package synfire.equations.syntax;

import java.util.List;

/// A named text, as it was given.
///
/// @param name what messages call it, usually a file name
public record Source(String name, String text) {

    /// The lines without their ends; at least one.
    public List<String> lines() {
        return List.of(text.split("\\R", -1));
    }

    /// Line `number`, counted from 1; empty past the end.
    public String line(int number) {
        var lines = lines();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }
}
