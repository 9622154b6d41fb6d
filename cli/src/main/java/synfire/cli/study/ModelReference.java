package synfire.cli.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import synfire.equations.Model;
import synfire.equations.syntax.Source;
import synfire.equations.syntax.Spelling;
import synfire.models.Catalogue;
import synfire.models.Synapses;

/// Finds a model by what a study or a command line calls it: a name of the catalogue, or a file.
public final class ModelReference {

    private static final long MOST_BYTES = 1 << 20;

    private ModelReference() {}

    /// The model, checked.
    ///
    /// @param folder that a file's path is relative to
    public static Model resolve(String reference, Path folder) throws IOException {
        return Model.parse(source(reference, folder));
    }

    /// The model that a study names, checked.
    ///
    /// @param study its file, to which the paths of others are relative
    /// @param key of the study that names it
    /// @throws StudyException if there is no such model
    public static Model named(Path study, String key, String reference) throws IOException {
        Source text;
        try {
            text = source(
                    reference, Objects.requireNonNull(study.toAbsolutePath().getParent()));
        } catch (IllegalArgumentException e) {
            throw new StudyException(study, key, String.valueOf(e.getMessage()));
        }
        return Model.parse(text);
    }

    /// The text of the model.
    public static Source source(String reference, Path folder) throws IOException {
        if (Catalogue.contains(reference)) {
            return Catalogue.source(reference);
        }
        if (Synapses.contains(reference)) {
            return Synapses.source(reference);
        }
        var file = folder.resolve(reference);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "there is no model '%s'%s: neither a file at that path nor a name of the catalogue, which has %s"
                            .formatted(
                                    reference,
                                    Spelling.nearest(reference, Catalogue.names())
                                            .map(" (did you mean '%s'?)"::formatted)
                                            .orElse(""),
                                    String.join(", ", Catalogue.names())));
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException("model file '%s' has %,d bytes; a model is a short text, is this one?"
                    .formatted(file, Files.size(file)));
        }
        return new Source(file.getFileName().toString(), Files.readString(file));
    }
}
