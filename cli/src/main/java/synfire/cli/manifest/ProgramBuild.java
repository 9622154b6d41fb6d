package synfire.cli.manifest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which build of Synfire this is.
///
/// The commit is that of the property `synfire.commit`, which an installed archive's launcher sets, else that
/// of the checkout which the program lies in. Changes that are not committed show in the hash of the program.
final class ProgramBuild {

    private static final String MODULES = "synfire.";

    private ProgramBuild() {}

    static Optional<String> commit() {
        return Optional.ofNullable(System.getProperty("synfire.commit"))
                .filter(text -> !text.isBlank())
                .or(() -> own().flatMap(ProgramBuild::checkout).flatMap(ProgramBuild::head));
    }

    /// SHA-256 over the code of Synfire's own modules.
    static Optional<String> digest() throws IOException {
        var layer = ProgramBuild.class.getModule().getLayer();
        if (layer == null) {
            return Optional.empty();
        }
        var parts = layer.configuration().modules().stream()
                .filter(module -> module.name().startsWith(MODULES))
                .sorted(Comparator.comparing(module -> module.name()))
                .flatMap(module -> module.reference().location().stream())
                .filter(place -> "file".equals(place.getScheme()))
                .map(Path::of)
                .toList();
        var files = new java.util.ArrayList<Path>();
        for (var part : parts) {
            files.addAll(files(part));
        }
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(FileDigest.of(files).toString());
    }

    private static List<Path> files(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Optional<Path> own() {
        var layer = ProgramBuild.class.getModule().getLayer();
        return layer == null
                ? Optional.empty()
                : layer.configuration()
                        .findModule(ProgramBuild.class.getModule().getName())
                        .flatMap(module -> module.reference().location())
                        .filter(place -> "file".equals(place.getScheme()))
                        .map((URI place) -> Path.of(place));
    }

    /// The folder with git's files above a place; in a worktree that is not the folder `.git` itself.
    static Optional<Path> checkout(Path place) {
        for (var folder = place.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var git = folder.resolve(".git");
            if (Files.isDirectory(git)) {
                return Optional.of(git);
            }
            if (Files.isRegularFile(git)) {
                var base = folder;
                return line(git)
                        .filter(text -> text.startsWith("gitdir:"))
                        .map(text -> base.resolve(text.substring(7).strip()));
            }
        }
        return Optional.empty();
    }

    /// The commit that git's files say is checked out.
    static Optional<String> head(Path git) {
        var head = line(git.resolve("HEAD"));
        if (head.isEmpty() || !head.get().startsWith("ref:")) {
            return head;
        }
        var name = head.get().substring(4).strip();
        var common = line(git.resolve("commondir"))
                .map(text -> git.resolve(text).normalize())
                .orElse(git);
        return line(common.resolve(name)).or(() -> packed(common.resolve("packed-refs"), name));
    }

    private static Optional<String> packed(Path file, String name) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.endsWith(" " + name))
                    .findFirst()
                    .map(line -> line.substring(0, line.indexOf(' ')));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> line(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
