package synfire.lab.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Set;
import synfire.lab.http.Refusal;

/// The one folder that pages see. A path that leaves it, by `..` or by a link, is refused.
public final class Root {

    private static final Set<String> EDITABLE = Set.of(".toml", ".model");
    private static final long MOST_TEXT = 2 << 20;

    private final Path folder;

    private Root(Path folder) {
        this.folder = folder;
    }

    /// @throws IOException if there is no such folder
    public static Root of(Path folder) throws IOException {
        var real = folder.toRealPath();
        if (!Files.isDirectory(real)) {
            throw new IllegalArgumentException("%s is no folder; give one that holds studies".formatted(folder));
        }
        return new Root(real);
    }

    public Path folder() {
        return folder;
    }

    /// How pages call a file: its path from here, with `/`; empty for the folder itself.
    public String name(Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    /// A file or folder that is there.
    ///
    /// @throws Refusal if it is not, or lies outside
    public Path existing(String name) throws IOException {
        Path real;
        try {
            real = resolved(name).toRealPath();
        } catch (NoSuchFileException | java.nio.file.NotDirectoryException e) {
            throw new Refusal(404, "there is no '%s' in this folder".formatted(name));
        }
        if (!real.startsWith(folder)) {
            throw outside(name);
        }
        return real;
    }

    /// A plain file that is there.
    public Path file(String name) throws IOException {
        var file = existing(name);
        if (!Files.isRegularFile(file)) {
            throw new Refusal(404, "'%s' is no file".formatted(name));
        }
        return file;
    }

    /// A folder that is there.
    public Path directory(String name) throws IOException {
        var directory = existing(name);
        if (!Files.isDirectory(directory)) {
            throw new Refusal(404, "'%s' is no folder".formatted(name));
        }
        return directory;
    }

    /// A place for a new file or folder, whose parent is there.
    public Path place(String name) throws IOException {
        var path = resolved(name);
        if (path.equals(folder)) {
            throw new Refusal(400, "a name is missing");
        }
        var parent = existing(name(Objects.requireNonNull(path.getParent())));
        var place = parent.resolve(Objects.requireNonNull(path.getFileName()));
        if (Files.isSymbolicLink(place)) {
            throw outside(name);
        }
        return place;
    }

    /// The text of a study or a model.
    public String text(String name) throws IOException {
        requireEditable(name);
        var file = file(name);
        if (Files.size(file) > MOST_TEXT) {
            throw new Refusal(413, "'%s' has %,d bytes; a study is a short text".formatted(name, Files.size(file)));
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /// Writes a study or a model, all or nothing.
    public void save(String name, String text) throws IOException {
        requireEditable(name);
        var file = place(name);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(409, "'%s' is there and is no file".formatted(name));
        }
        var beside = Files.createTempFile(Objects.requireNonNull(file.getParent()), ".lab", ".tmp");
        try {
            Files.writeString(beside, text);
            if (Files.exists(file)) {
                Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(file));
            } else {
                Files.setPosixFilePermissions(
                        beside, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    static boolean isEditable(String name) {
        return EDITABLE.stream().anyMatch(name::endsWith);
    }

    private static void requireEditable(String name) {
        if (!isEditable(name)) {
            throw new Refusal(403, "'%s' is neither a study (.toml) nor a model (.model)".formatted(name));
        }
    }

    private Path resolved(String name) {
        Path path;
        try {
            path = folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new Refusal(400, "'%s' is no path".formatted(name.replace('\0', '?')));
        }
        if (!path.startsWith(folder)) {
            throw outside(name);
        }
        return path;
    }

    private static Refusal outside(String name) {
        return new Refusal(403, "'%s' lies outside the folder of this lab".formatted(name));
    }
}
