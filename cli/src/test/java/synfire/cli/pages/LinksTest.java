package synfire.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// No link of the documentation leads nowhere.
final class LinksTest {

    @Test
    void links_ofAllPages_leadToFilesAndHeadings() throws IOException {
        var dead = new ArrayList<String>();
        int checked = 0;
        for (var page : Page.all()) {
            for (var link : page.links()) {
                if (!link.matches("(https?|mailto|doi):.*")) {
                    checked++;
                    if (!leadsSomewhere(page, link)) {
                        dead.add(page.name() + " -> " + link);
                    }
                }
            }
        }

        assertThat(dead).isEmpty();
        assertThat(checked).isGreaterThan(100);
    }

    /// The list of pages for programs that read documentation: every page is in it, and everything in it is
    /// there.
    @Test
    void llmsTxt_listsEveryPageOfTheSite() throws IOException {
        var text = Files.readString(Page.ROOT.resolve("docs/public/llms.txt"));
        var listed = Pattern.compile("]\\((/[^)]+)\\.md\\)")
                .matcher(text)
                .results()
                .map(found -> "docs" + found.group(1) + ".md")
                .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(pagesOfTheSite());
    }

    /// Every page can be reached from the site's sidebar.
    @Test
    void sidebar_namesEveryPage() throws IOException {
        var config = Files.readString(Page.ROOT.resolve("site/.vitepress/config.mjs"));
        var listed = Pattern.compile("\\['[^']+', '/([^']+)']")
                .matcher(config)
                .results()
                .map(found -> "docs/" + found.group(1) + ".md")
                .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(pagesOfTheSite());
    }

    private static List<String> pagesOfTheSite() throws IOException {
        return Page.all().stream()
                .map(Page::name)
                .filter(name -> name.startsWith("docs/") && !name.equals("docs/index.md"))
                .toList();
    }

    private static boolean leadsSomewhere(Page page, String link) throws IOException {
        var parts = List.of(link.split("#", 2));
        var from = Page.ROOT.resolve(page.name());
        var file = parts.getFirst().isEmpty()
                ? from
                : parts.getFirst().startsWith("/")
                        ? Page.ROOT.resolve(
                                "docs" + parts.getFirst() + (parts.getFirst().endsWith(".md") ? "" : ".md"))
                        : from.resolveSibling(parts.getFirst()).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        return parts.size() == 1 || Page.of(file).anchors().contains(parts.get(1));
    }
}
