package synfire.cli.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 of files.
///
/// @param hex 64 digits
record FileDigest(String hex) {

    private static final int CHUNK = 1 << 16;

    static FileDigest of(Path file) throws IOException {
        return of(List.of(file));
    }

    /// Of the contents of files, one after the other.
    static FileDigest of(List<Path> files) throws IOException {
        var digest = sha256();
        var chunk = new byte[CHUNK];
        for (var file : files) {
            try (var in = Files.newInputStream(file)) {
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    digest.update(chunk, 0, read);
                }
            }
        }
        return new FileDigest(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
