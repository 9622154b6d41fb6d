package synfire.network.connectome;

/// Where something measured comes from, and what may be done with it; every report of it prints this.
///
/// @param source who published it, or where it was taken from
/// @param version release, date or commit; `not stated` where the source has none
/// @param citation what to cite
/// @param license as the source states it; `not stated` where it is silent
public record Provenance(String source, String version, String citation, String license) {

    public static final String NOT_STATED = "not stated";

    public Provenance {
        require("source", source);
        require("version", version);
        require("citation", citation);
        require("license", license);
    }

    private static void require(String field, String text) {
        if (text.isBlank()) {
            throw new ConnectomeException(
                    "provenance",
                    "it has no " + field,
                    "say it; write '%s' where it is not known".formatted(NOT_STATED));
        }
    }

    /// Four lines, as a report prints them.
    public String text() {
        return "source: %s%nversion: %s%ncite: %s%nlicense: %s%n"
                .formatted(source, version, citation, license)
                .replace("\r\n", "\n");
    }
}
