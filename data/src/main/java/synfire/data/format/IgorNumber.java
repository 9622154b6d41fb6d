package synfire.data.format;

import java.nio.ByteBuffer;

/// How an Igor wave stores its numbers: the code of the format and the bytes of one number.
enum IgorNumber {
    FLOAT32(0x02, 4),
    FLOAT64(0x04, 8),
    INT8(0x08, 1),
    INT16(0x10, 2),
    INT32(0x20, 4),
    UINT8(0x48, 1),
    UINT16(0x50, 2),
    UINT32(0x60, 4);

    private final int code;
    private final int bytes;

    IgorNumber(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    static IgorNumber of(FileBytes file, int at, int code) {
        for (var type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw file.wrong(
                at,
                "number type",
                "type %d is no real number".formatted(code),
                "save the wave in Igor as single or double precision");
    }

    int bytes() {
        return bytes;
    }

    /// The number that begins at byte `at`.
    double read(ByteBuffer data, int at) {
        return switch (this) {
            case FLOAT32 -> data.getFloat(at);
            case FLOAT64 -> data.getDouble(at);
            case INT8 -> data.get(at);
            case INT16 -> data.getShort(at);
            case INT32 -> data.getInt(at);
            case UINT8 -> Byte.toUnsignedInt(data.get(at));
            case UINT16 -> Short.toUnsignedInt(data.getShort(at));
            case UINT32 -> Integer.toUnsignedLong(data.getInt(at));
        };
    }
}
