package synfire.data.format;

/// Finds out by content what a file is, and opens it.
final class FileFormat {

    static final String KNOWN =
            "give a file in NWB 2 (HDF5), ABF 1 or 2, Igor binary wave 2 or 5, or a table of numbers as text";

    private static final String HDF5 = "\u0089HDF\r\n\u001a\n";

    private FileFormat() {}

    static RecordingFile open(FileBytes bytes, TextLayout layout) {
        if (bytes.size() == 0) {
            throw new RecordingFormatException(bytes.file(), "", "the file is empty", FileBytes.DAMAGED);
        }
        if (bytes.startsWith("ABF2")) {
            return AbfTwo.open(bytes);
        }
        if (bytes.startsWith("ABF ")) {
            return AbfOne.open(bytes);
        }
        if (isHdf5(bytes)) {
            return NwbFile.open(bytes);
        }
        if (Igor.isIgor(bytes)) {
            return Igor.open(bytes);
        }
        refuseKnownOthers(bytes);
        return TextFile.open(bytes, layout);
    }

    /// The signature lies at the start or after a user block of 512, 1024, 2048 ... bytes.
    private static boolean isHdf5(FileBytes bytes) {
        if (bytes.hasAt(0, HDF5)) {
            return true;
        }
        for (long at = 512; at < bytes.size(); at *= 2) {
            if (bytes.hasAt((int) at, HDF5)) {
                return true;
            }
        }
        return false;
    }

    private static void refuseKnownOthers(FileBytes bytes) {
        refuse(bytes, "MATLAB 5.0", "a MATLAB file");
        refuse(bytes, "PK\u0003\u0004", "a zip archive");
        refuse(bytes, "\u0093NUMPY", "a NumPy file");
        refuse(bytes, "DAT1", "a HEKA PatchMaster file");
        refuse(bytes, "DAT2", "a HEKA PatchMaster file");
        refuse(bytes, "BZh", "a bzip2 archive");
        refuse(bytes, "\u00fd7zXZ", "an xz archive");
        refuse(bytes, "%PDF", "a PDF document");
        refuse(bytes, "\u001f\u008b", "gzipped twice");
    }

    private static void refuse(FileBytes bytes, String start, String what) {
        if (bytes.startsWith(start)) {
            throw new RecordingFormatException(bytes.file(), "", "this is " + what, KNOWN);
        }
    }
}
