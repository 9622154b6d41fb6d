package synfire.lab.folder;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

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

    /// @throws synfire.lab.http.Refusal if there is no such folder
    public ObjectNode of(String name, long now) throws IOException {
        var path = root.directory(name);
        var folder = ResultFolder.of(path).orElseGet(() -> ResultFolder.empty(path));
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
        folder.stages().forEach(stage -> stage.describe(stages.addObject().put("path", root.name(stage.path())), now));
        return node;
    }
}
