package synfire.lab.folder;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import synfire.lab.http.Refusal;

/// One folder of results for its page: the summaries that its command wrote, and what else lies there.
public final class FolderJson {

    private static final Set<String> SUMMARIES = Set.of(
            "manifest.json",
            "fit.json",
            "training.json",
            "network.json",
            "population.json",
            "results.json",
            "comparison.json");

    private final Root root;

    public FolderJson(Root root) {
        this.root = root;
    }

    /// @throws Refusal if there are no results
    public ObjectNode of(String name, long now) throws IOException {
        var path = root.directory(name);
        var folder = ResultFolder.of(path).orElseThrow(() -> new Refusal(404, "'%s' holds no results".formatted(name)));
        var node = JsonNodeFactory.instance.objectNode().put("path", name);
        folder.describe(node, now);
        var files = node.putObject("files");
        folder.files().forEach(files::put);
        var summaries = node.putObject("summaries");
        for (var file : SUMMARIES) {
            var json = folder.files().containsKey(file) ? JsonFile.read(path.resolve(file)) : null;
            if (json != null && !json.isMissingNode()) {
                summaries.set(file.substring(0, file.length() - ".json".length()), json);
            }
        }
        var stages = node.putArray("stages");
        for (var file : folder.files().entrySet()) {
            var inside = path.resolve(file.getKey());
            if (file.getValue() < 0 && Files.isDirectory(inside) && Files.isReadable(inside)) {
                var stage = ResultFolder.of(inside);
                if (stage.isPresent()) {
                    stage.get().describe(stages.addObject().put("path", root.name(inside)), now);
                }
            }
        }
        return node;
    }
}
