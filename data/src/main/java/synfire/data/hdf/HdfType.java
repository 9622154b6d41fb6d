package synfire.data.hdf;

/// The types of elements.
public enum HdfType {
    I32(4),
    I64(8),
    /// Without a sign.
    U64(8),
    F64(8),
    /// A text of any length in UTF-8.
    TEXT(16),
    /// Another object of the file.
    REFERENCE(8);

    private final int bytes;

    HdfType(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /// The message that describes the type.
    HdfBytes message() {
        var out = new HdfBytes();
        switch (this) {
            case I32, I64 -> out.bytes(0x10, 0x08, 0, 0).int32(bytes).int16(0).int16(8 * bytes);
            case U64 -> out.bytes(0x10, 0, 0, 0).int32(8).int16(0).int16(64);
            case F64 ->
                out.bytes(0x11, 0x20, 63, 0)
                        .int32(8)
                        .int16(0)
                        .int16(64)
                        .bytes(52, 11, 0, 52)
                        .int32(1023);
            case TEXT ->
                out.bytes(0x19, 0x01, 0x01, 0)
                        .int32(16)
                        .bytes(0x10, 0, 0, 0)
                        .int32(1)
                        .int16(0)
                        .int16(8);
            case REFERENCE -> out.bytes(0x17, 0, 0, 0).int32(8);
        }
        return out.padded();
    }
}
