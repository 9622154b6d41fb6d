package synfire.lab.folder;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What lies in the folder: results, newest first, and texts that can be edited.
public final class Listing {

    private static final int DEEPEST = 7;
    private static final int MOST = 500;
    private static final int MOST_VISITED = 20_000;
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", "figures", "recording.parts");

    private final Root root;

    public Listing(Root root) {
        this.root = root;
    }

    /// `{"folder", "results": [...], "texts": [...], "cut": whether there is more}`.
    public ObjectNode json(long now) throws IOException {
        var results = new ArrayList<ResultFolder>();
        var texts = new ArrayList<String>();
        boolean cut = walk(results, texts);
        results.sort(Comparator.comparingLong(ResultFolder::modified).reversed());
        var node = JsonNodeFactory.instance.objectNode();
        node.put("folder", root.folder().toString());
        node.put("cut", cut);
        var list = node.putArray("results");
        for (var each : results) {
            var item = list.addObject().put("path", root.name(each.path()));
            each.describe(item, now);
        }
        texts.sort(Comparator.naturalOrder());
        texts.forEach(node.putArray("texts")::add);
        return node;
    }

    private boolean walk(List<ResultFolder> results, List<String> texts) throws IOException {
        var left = new int[] {MOST_VISITED};
        Files.walkFileTree(
                root.folder(), EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                            throws IOException {
                        var name = String.valueOf(folder.getFileName());
                        boolean own = folder.equals(root.folder());
                        if (!own && (SKIPPED.contains(name) || name.startsWith("."))) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        if (results.size() < MOST && Files.isReadable(folder)) {
                            ResultFolder.of(folder).ifPresent(results::add);
                        }
                        return --left[0] > 0 ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        var name = root.name(file);
                        if (attributes.isRegularFile() && Root.isEditable(name) && texts.size() < MOST) {
                            texts.add(name);
                        }
                        return --left[0] > 0 ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException problem) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return left[0] <= 0 || results.size() >= MOST || texts.size() >= MOST;
    }
}
