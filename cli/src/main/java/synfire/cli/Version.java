package synfire.cli;

import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/// The version of this build, for `--version`, manifests and reports.
final class Version {

    private Version() {}

    /// For example `0.1.0-SNAPSHOT`.
    static String synfire() {
        return Optional.ofNullable(Version.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("0.1.0-SNAPSHOT");
    }

    /// What `--version` prints.
    static List<String> lines() {
        return List.of("synfire " + synfire(), "JDK " + Runtime.version());
    }

    /// The same for the reader of command lines.
    static final class Lines implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return lines().toArray(String[]::new);
        }
    }
}
