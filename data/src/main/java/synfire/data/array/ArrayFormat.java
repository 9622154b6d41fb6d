package synfire.data.array;

import java.util.Optional;
import synfire.data.format.FileBytes;
import synfire.data.format.RecordingFormatException;

/// Finds out by content what a file is, and opens it.
final class ArrayFormat {

    static final String KNOWN =
            "give a table as text, or a file of NumPy (npy, npz), MATLAB 5 (mat), HDF5, or Excel (xlsx)";

    private static final String HDF5 = "\u0089HDF\r\n\u001a\n";
    private static final String WORKBOOK = "xl/workbook.xml";

    private ArrayFormat() {}

    static ArrayFile open(FileBytes bytes, Optional<String> member) {
        if (member.isPresent()) {
            var archive = ZipArchive.open(bytes);
            return open(archive.read(archive.find(member.get())), Optional.empty());
        }
        if (bytes.size() == 0) {
            throw new RecordingFormatException(bytes.file(), "", "the file is empty", FileBytes.DAMAGED);
        }
        if (bytes.startsWith("\u0093NUMPY")) {
            return new NpyFile(bytes);
        }
        if (bytes.startsWith(ZipArchive.SIGNATURE) || bytes.startsWith(ZipArchive.EMPTY)) {
            return archive(ZipArchive.open(bytes));
        }
        if (isHdf5(bytes)) {
            return HdfArrays.open(bytes);
        }
        if (bytes.startsWith("MATLAB ")) {
            return MatFile.open(bytes);
        }
        if (IdxFile.isIdx(bytes)) {
            return new IdxFile(bytes);
        }
        refuseKnownOthers(bytes);
        return new TextRows(bytes);
    }

    private static ArrayFile archive(ZipArchive archive) {
        if (archive.members().contains(WORKBOOK)) {
            return Workbook.open(archive);
        }
        if (!archive.members().isEmpty()
                && archive.members().stream().allMatch(name -> name.endsWith(NpzFile.SUFFIX))) {
            return new NpzFile(archive);
        }
        throw new RecordingFormatException(
                archive.name(),
                "",
                "it is an archive with %s".formatted(ArrayReader.some(archive.members())),
                "say which member: FILE!MEMBER");
    }

    /// The signature lies at the start or after a user block of 512, 1024, 2048 ... bytes.
    private static boolean isHdf5(FileBytes bytes) {
        boolean found = bytes.hasAt(0, HDF5);
        for (long at = 512; at < bytes.size() && !found; at *= 2) {
            found = bytes.hasAt((int) at, HDF5);
        }
        return found;
    }

    private static void refuseKnownOthers(FileBytes bytes) {
        refuse(bytes, "\u00d0\u00cf\u0011\u00e0", "an old Excel workbook (xls)", "save it as xlsx or csv");
        refuse(bytes, "\u0080\u0004", "a Python pickle", "save it as npz or csv");
        refuse(bytes, "\u0080\u0003", "a Python pickle", "save it as npz or csv");
        refuse(bytes, "\u0080\u0002", "a Python pickle", "save it as npz or csv");
        refuse(bytes, "%PDF", "a PDF document", KNOWN);
        refuse(bytes, "PAR1", "a Parquet file", KNOWN);
        refuse(bytes, "\u001f\u008b", "gzipped twice", KNOWN);
    }

    private static void refuse(FileBytes bytes, String start, String what, String fix) {
        if (bytes.startsWith(start)) {
            throw new RecordingFormatException(bytes.file(), "", "this is " + what, fix);
        }
    }
}
