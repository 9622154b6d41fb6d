package synfire.cli;

import java.util.Optional;
import picocli.CommandLine;

/// The version of this build, for `--version`, manifests and reports.
final class Version implements CommandLine.IVersionProvider {

    /// For example `0.1.0-SNAPSHOT`.
    static String synfire() {
        return Optional.ofNullable(Version.class.getModule().getDescriptor())
                .flatMap(java.lang.module.ModuleDescriptor::rawVersion)
                .orElse("0.1.0-SNAPSHOT");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"synfire " + synfire(), "JDK " + Runtime.version()};
    }
}
