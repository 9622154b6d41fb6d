package synfire.data.array;

import java.util.Optional;

/// Which array to read: `FILE[!MEMBER][#ARRAY]`.
///
/// A backslash before `!`, `#` or a backslash takes that sign as it is.
///
/// @param member of a ZIP archive: its whole path there, or the end of it if only one member ends so
/// @param array a variable of MATLAB (`subject.sc`, `names{2}`), an array of an `.npz`, a path in HDF5, a sheet of
/// Excel;
///     not needed where there is only one
public record ArraySpec(String file, Optional<String> member, Optional<String> array) {

    private static final String SIGNS = "!#";
    private static final String SHAPE = "write FILE[!MEMBER][#ARRAY]";

    public ArraySpec {
        if (file.isBlank()
                || member.filter(String::isBlank).isPresent()
                || array.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("an array needs a file, and a name after each ! and #; " + SHAPE);
        }
    }

    public static ArraySpec of(String file) {
        return new ArraySpec(file, Optional.empty(), Optional.empty());
    }

    public ArraySpec inMember(String name) {
        return new ArraySpec(file, Optional.of(name), array);
    }

    public ArraySpec named(String name) {
        return new ArraySpec(file, member, Optional.of(name));
    }

    public static ArraySpec parse(String text) {
        var parts = new String[] {null, null, null};
        var piece = new StringBuilder();
        int part = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && (SIGNS + "\\").indexOf(text.charAt(i + 1)) >= 0) {
                piece.append(text.charAt(++i));
            } else if (SIGNS.indexOf(c) >= 0) {
                int next = 1 + SIGNS.indexOf(c);
                if (next <= part) {
                    throw new IllegalArgumentException(
                            "array '%s': '%s' stands twice or in the wrong place; %s; write \\%s in a name"
                                    .formatted(text, c, SHAPE, c));
                }
                parts[part] = piece.toString();
                piece = new StringBuilder();
                part = next;
            } else {
                piece.append(c);
            }
        }
        parts[part] = piece.toString();
        return new ArraySpec(
                Optional.ofNullable(parts[0]).orElse(""), Optional.ofNullable(parts[1]), Optional.ofNullable(parts[2]));
    }

    /// As [#parse(String)] reads it.
    @Override
    public String toString() {
        return escaped(file)
                + member.map(name -> "!" + escaped(name)).orElse("")
                + array.map(name -> "#" + escaped(name)).orElse("");
    }

    private static String escaped(String text) {
        return text.replaceAll("([!#]|\\\\(?=[!#\\\\]|$))", "\\\\$1");
    }
}
