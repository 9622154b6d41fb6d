package synfire.lab;

import java.nio.file.Path;

/// What is served, and where.
///
/// @param folder whose studies are shown; nothing outside it is read or written
/// @param port on the loopback addresses; 0 for any that is free
/// @param token whether a page must name the secret that is printed when the lab starts
public record LabOptions(Path folder, int port, boolean token) {

    private static final int MOST_PORT = 65_535;

    public LabOptions {
        if (port < 0 || port > MOST_PORT) {
            throw new IllegalArgumentException(
                    "port %d: ports go from 1 to %,d, or 0 for any that is free".formatted(port, MOST_PORT));
        }
    }
}
