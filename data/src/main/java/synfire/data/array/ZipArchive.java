package synfire.data.array;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import synfire.data.format.FileBytes;
import synfire.data.format.RecordingFormatException;

/// A ZIP archive in memory, read by its central directory. A member is unpacked to 64 MiB, or to 250 times its packed
/// size if that is more, and never beyond.
///
/// Reference: PKWARE, *.ZIP File Format Specification* 6.3.
final class ZipArchive {

    static final String SIGNATURE = "PK\u0003\u0004";
    static final String EMPTY = "PK\u0005\u0006";

    private static final String DIRECTORY_ENTRY = "PK\u0001\u0002";
    private static final long ALWAYS_ALLOWED = 64L << 20;
    private static final long MOST_EXPANSION = 250;
    private static final int MOST_MEMBERS = 65_535;
    private static final long IN_EXTRA = 0xffff_ffffL;

    /// One entry of the directory.
    private record Member(String name, int method, long crc, long packed, long unpacked, long header) {}

    private final FileBytes bytes;
    private final Map<String, Member> members = new LinkedHashMap<>();

    private ZipArchive(FileBytes bytes) {
        this.bytes = bytes;
    }

    static ZipArchive open(FileBytes bytes) {
        var archive = new ZipArchive(bytes);
        archive.readDirectory();
        return archive;
    }

    String name() {
        return bytes.file();
    }

    /// Names of the files in it, without folders and what macOS adds.
    List<String> members() {
        return members.keySet().stream()
                .filter(name -> !name.endsWith("/") && !name.startsWith("__MACOSX/") && !name.endsWith(".DS_Store"))
                .toList();
    }

    /// The member of that name, or the only one whose path ends with it.
    String find(String wanted) {
        var files = members();
        if (files.contains(wanted)) {
            return wanted;
        }
        var found = files.stream().filter(name -> name.endsWith("/" + wanted)).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new RecordingFormatException(
                name(),
                "!" + wanted,
                found.isEmpty()
                        ? "it has no such member"
                        : "%d members end so: %s".formatted(found.size(), ArrayReader.some(found)),
                "choose among " + ArrayReader.some(files));
    }

    FileBytes read(String name) {
        var member = members.get(name);
        if (member == null) {
            throw new RecordingFormatException(name(), "!" + name, "it has no such member", FileBytes.DAMAGED);
        }
        var place = "member '%s'".formatted(name);
        if (!bytes.hasAt(bytes.require(member.header(), 30, place), SIGNATURE)) {
            throw bytes.wrong(member.header(), place, "no member begins here", FileBytes.DAMAGED);
        }
        long start = member.header()
                + 30
                + (bytes.int16(member.header() + 26, place) & 0xffff)
                + (bytes.int16(member.header() + 28, place) & 0xffff);
        int from = bytes.require(start, member.packed(), place);
        var packed = new byte[(int) member.packed()];
        bytes.view(from, from + packed.length).get(packed);
        var plain = switch (member.method()) {
            case 0 -> packed;
            case 8 -> inflate(packed, member, place);
            default ->
                throw wrong(
                        place,
                        member.method() < 0
                                ? "it is encrypted"
                                : "it is packed by method %d".formatted(member.method()),
                        "pack it again with method store or deflate, without password");
        };
        var sum = new CRC32();
        sum.update(plain);
        if (plain.length != member.unpacked() || sum.getValue() != member.crc()) {
            throw wrong(place, "its check sum or its length is wrong", FileBytes.DAMAGED);
        }
        return FileBytes.of(name() + "!" + name, plain);
    }

    private byte[] inflate(byte[] packed, Member member, String place) {
        long limit = Math.max(ALWAYS_ALLOWED, MOST_EXPANSION * packed.length);
        if (member.unpacked() > Math.min(limit, Integer.MAX_VALUE - 8L)) {
            throw tooLarge(place, packed.length, limit);
        }
        var inflater = new Inflater(true);
        try {
            var out = new ByteArrayOutputStream((int) Math.min(member.unpacked(), 4L * packed.length));
            inflater.setInput(packed);
            var block = new byte[1 << 16];
            while (!inflater.finished()) {
                int count = inflater.inflate(block);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw wrong(place, "it stops after %d bytes".formatted(out.size()), FileBytes.DAMAGED);
                }
                if (out.size() + (long) count > member.unpacked()) {
                    throw wrong(place, "it unpacks to more than it declares", FileBytes.DAMAGED);
                }
                out.write(block, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw wrong(place, "its packed data are damaged (%s)".formatted(e.getMessage()), FileBytes.DAMAGED);
        } finally {
            inflater.end();
        }
    }

    private RecordingFormatException tooLarge(String place, int packed, long limit) {
        return wrong(
                place,
                "its %d bytes unpack to more than %d".formatted(packed, limit),
                "this is hardly data; unpack it and look at it");
    }

    private void readDirectory() {
        long end = endOfDirectory();
        int count = bytes.int16(end + 10, "number of members") & 0xffff;
        long at = bytes.uint32(end + 16, "start of the directory");
        if (count == MOST_MEMBERS || at == IN_EXTRA) {
            throw bytes.wrong(
                    end,
                    "directory",
                    "it has more than 65,534 members or 4 GiB (ZIP64)",
                    "pack what is needed into an archive of its own");
        }
        for (int i = 0; i < count; i++) {
            var field = "member %d of the directory".formatted(i + 1);
            if (!bytes.hasAt(bytes.require(at, 46, field), DIRECTORY_ENTRY)) {
                throw bytes.wrong(at, field, "no entry of the directory begins here", FileBytes.DAMAGED);
            }
            int nameLength = bytes.int16(at + 28, field) & 0xffff;
            int extraLength = bytes.int16(at + 30, field) & 0xffff;
            int commentLength = bytes.int16(at + 32, field) & 0xffff;
            var member = member(at, nameLength, extraLength, field);
            members.putIfAbsent(member.name(), member);
            at += 46L + nameLength + extraLength + commentLength;
        }
    }

    private Member member(long at, int nameLength, int extraLength, String field) {
        int from = bytes.require(at + 46, nameLength, field);
        var name = StandardCharsets.UTF_8
                .decode(bytes.view(from, from + nameLength))
                .toString();
        boolean encrypted = (bytes.int16(at + 8, field) & 1) != 0;
        long unpacked = bytes.uint32(at + 24, field);
        long packed = bytes.uint32(at + 20, field);
        long header = bytes.uint32(at + 42, field);
        if (unpacked == IN_EXTRA || packed == IN_EXTRA || header == IN_EXTRA) {
            var long64 = extra64(at + 46 + nameLength, extraLength, field);
            int next = 0;
            unpacked = unpacked == IN_EXTRA ? next(long64, next++, at, field) : unpacked;
            packed = packed == IN_EXTRA ? next(long64, next++, at, field) : packed;
            header = header == IN_EXTRA ? next(long64, next, at, field) : header;
        }
        int method = encrypted ? -1 : bytes.int16(at + 10, field) & 0xffff;
        return new Member(name, method, bytes.uint32(at + 16, field), packed, unpacked, header);
    }

    private long next(List<Long> values, int index, long at, String field) {
        if (index >= values.size() || values.get(index) < 0) {
            throw bytes.wrong(at, field, "its ZIP64 sizes are missing", FileBytes.DAMAGED);
        }
        return values.get(index);
    }

    private List<Long> extra64(long from, int length, String field) {
        var values = new ArrayList<Long>();
        for (long at = from; at + 4 <= from + length; ) {
            int id = bytes.int16(at, field) & 0xffff;
            int size = bytes.int16(at + 2, field) & 0xffff;
            for (long value = at + 4; id == 1 && value + 8 <= at + 4 + size; value += 8) {
                values.add(bytes.int64(value, field));
            }
            at += 4L + size;
        }
        return values;
    }

    /// The record at the end, before a comment of at most 65,535 bytes.
    private long endOfDirectory() {
        for (long at = bytes.size() - 22L; at >= Math.max(0, bytes.size() - 22L - 65_535); at--) {
            if (bytes.hasAt((int) at, EMPTY)) {
                return at;
            }
        }
        throw new RecordingFormatException(
                bytes.file(), "", "the directory at the end of the archive is missing", FileBytes.DAMAGED);
    }

    private RecordingFormatException wrong(String place, String problem, String fix) {
        return new RecordingFormatException(name(), place, problem, fix);
    }
}
