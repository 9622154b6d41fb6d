package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The page of the reference that lists the synapse models is written from their files.
final class SynapsesPageTest {

    @Test
    void page_ofTheReference_isThatOfTheFiles() throws IOException {
        var root = Path.of(System.getProperty("synfire.root", System.getProperty("user.dir")));
        var file = root.resolve("docs/reference/synapses.md");
        var page = page();
        if (Boolean.getBoolean("synfire.rewrite")) {
            Files.writeString(file, page);
        }
        assertThat(Files.readString(file))
                .as("docs/reference/synapses.md differs from the files; run this test with -Dsynfire.rewrite=true")
                .isEqualTo(page);
    }

    private static String page() {
        var text = new StringBuilder("""
                # Synapse models

                The catalogue of synapses and plasticity: every model comes as a text file and is used by its name,
                `Synapse.of(Synapses.get("stdp-pair"))`. How to write another: [guide](../guide/synapses.md). This page is written
                from those files.

                | model | |
                |---|---|
                """);
        for (var name : Synapses.names()) {
            text.append("| [%s](#%s) | %s |\n"
                    .formatted(name, name, Synapses.get(name).header().summary()));
        }
        for (var name : Synapses.names()) {
            var header = Synapses.get(name).header();
            text.append("\n## ").append(name).append("\n\n").append(header.summary());
            paragraph(text, "", header.description());
            paragraph(text, "Assumes: ", header.assumes());
            paragraph(text, "Reference: ", header.reference());
            paragraph(text, "Checked by: ", header.checkedBy());
            var file = Synapses.source(name).text();
            text.append("\n\n```\n")
                    .append(file.substring(file.indexOf("\nmodel ") + 1))
                    .append("```\n");
        }
        return text.toString();
    }

    private static void paragraph(StringBuilder text, String title, String content) {
        if (!content.isBlank()) {
            text.append("\n\n").append(title).append(content);
        }
    }
}
