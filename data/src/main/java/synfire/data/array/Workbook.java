package synfire.data.array;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import synfire.data.format.RecordingFormatException;

/// The sheets of an Excel workbook (xlsx), as the values that were last computed.
///
/// Reference: ECMA-376, *Office Open XML*, part 1, §18.
final class Workbook implements ArrayFile {

    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String SHARED = "xl/sharedStrings.xml";

    private final ZipArchive archive;
    private final Map<String, String> members;

    private Workbook(ZipArchive archive, Map<String, String> members) {
        this.archive = archive;
        this.members = members;
    }

    static Workbook open(ZipArchive archive) {
        var targets = new LinkedHashMap<String, String>();
        XmlRows.of(archive.read(RELATIONS))
                .elements("Relationship", element -> targets.put(element.get("Id"), element.get("Target")));
        var members = new LinkedHashMap<String, String>();
        XmlRows.of(archive.read("xl/workbook.xml")).elements("sheet", element -> {
            var target = targets.getOrDefault(element.get("id"), "");
            members.putIfAbsent(element.get("name"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
        });
        return new Workbook(archive, members);
    }

    @Override
    public String name() {
        return archive.name();
    }

    @Override
    public String format() {
        return "xlsx";
    }

    @Override
    public List<String> arrays() {
        return List.copyOf(members.keySet());
    }

    @Override
    public Content read(String array) {
        var member = members.get(array);
        if (member == null) {
            throw new RecordingFormatException(
                    name(), "#" + array, "it has no such sheet", "choose among " + ArrayReader.some(arrays()));
        }
        var shared = new ArrayList<String>();
        if (archive.members().contains(SHARED)) {
            XmlRows.of(archive.read(SHARED)).sharedTexts(shared::add);
        }
        return new Sheet(XmlRows.of(archive.read(member)), List.copyOf(shared));
    }
}
