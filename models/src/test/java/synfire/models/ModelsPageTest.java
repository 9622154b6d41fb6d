package synfire.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The page of the reference that lists the catalogue is written from the model files.
final class ModelsPageTest {

    @Test
    void page_ofTheReference_isThatOfTheFiles() throws IOException {
        var root = Path.of(System.getProperty("synfire.root", System.getProperty("user.dir")));
        var file = root.resolve("docs/reference/models.md");
        var page = page(root);
        if (Boolean.getBoolean("synfire.rewrite")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, page);
        }
        assertThat(Files.readString(file))
                .as("docs/reference/models.md differs from the model files; run this test with -Dsynfire.rewrite=true")
                .isEqualTo(page);
    }

    private static String page(Path root) {
        var text = new StringBuilder("""
                # Models

                The catalogue: every model comes as a text file and is used by its name. This page is written from those files;
                a test draws the figures: a step of the first input, and two variables of the state.

                | model | |
                |---|---|
                """);
        for (var name : Catalogue.names()) {
            text.append("| [%s](#%s) | %s |\n"
                    .formatted(name, name, Catalogue.get(name).header().summary()));
        }
        for (var name : Catalogue.names()) {
            var header = Catalogue.get(name).header();
            text.append("\n## ").append(name).append("\n\n").append(header.summary());
            paragraph(text, "", header.description());
            paragraph(text, "Assumes: ", header.assumes());
            paragraph(text, "Reference: ", header.reference());
            paragraph(text, "Checked by: ", header.checkedBy());
            if (Files.exists(root.resolve("docs/images/models/" + name + ".svg"))) {
                paragraph(text, "", "![%s under a step of its input](../images/models/%s.svg)".formatted(name, name));
            }
            text.append("\n\n```\n").append(body(name)).append("```\n");
        }
        return text.toString();
    }

    private static void paragraph(StringBuilder text, String title, String content) {
        if (!content.isBlank()) {
            text.append("\n\n").append(title).append(content);
        }
    }

    /// The file from the line `model NAME` on.
    private static String body(String name) {
        var text = Catalogue.source(name).text();
        return text.substring(text.indexOf("\nmodel ") + 1);
    }
}
