package synfire.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import synfire.lab.folder.Root;
import synfire.lab.http.Ask;
import synfire.lab.text.TextCheck;

/// Answers what is wrong with a text that a page sends.
record Checks(Root root, TextCheck check) {

    /// `{"findings": [{"line", "column", "length", "code", "problem", "fix"}], "task", "understood"}`.
    ObjectNode json(JsonNode body) throws IOException {
        var verdict = check.check(root.place(Ask.text(body, "path")), Ask.text(body, "text"));
        var node = JsonNodeFactory.instance.objectNode();
        var list = node.putArray("findings");
        for (var each : verdict.findings()) {
            list.addObject()
                    .put("line", each.line())
                    .put("column", each.column())
                    .put("length", each.length())
                    .put("code", each.code())
                    .put("problem", each.problem())
                    .put("fix", each.fix());
        }
        verdict.task().ifPresent(task -> node.put("task", task.command()));
        return node.put("understood", verdict.understood());
    }
}
