package synfire.data.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import synfire.data.format.FileBytes;
import synfire.network.Samples;

final class IdxFileTest {

    @Test
    void read_bytes_areUnsigned() {
        byte[] bytes = {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 1, 2, (byte) 253, (byte) 254, (byte) 255};

        assertThat(read(bytes)).isEqualTo(new Content.Numbers(List.of(2, 3), Samples.of(0, 1, 2, 253, 254, 255)));
    }

    @Test
    void read_otherTypes_areBigEndian() {
        assertThat(read(new byte[] {0, 0, 9, 1, 0, 0, 0, 1, (byte) 255}))
                .isEqualTo(new Content.Numbers(List.of(1), Samples.of(-1)));
        assertThat(read(new byte[] {0, 0, 0x0B, 1, 0, 0, 0, 1, 1, 2}))
                .isEqualTo(new Content.Numbers(List.of(1), Samples.of(258)));
        assertThat(read(new byte[] {0, 0, 0x0C, 1, 0, 0, 0, 1, 0, 1, 0, 0}))
                .isEqualTo(new Content.Numbers(List.of(1), Samples.of(65536)));
        assertThat(read(new byte[] {0, 0, 0x0D, 1, 0, 0, 0, 1, 0x3F, (byte) 0x80, 0, 0}))
                .isEqualTo(new Content.Numbers(List.of(1), Samples.of(1)));
        assertThat(read(new byte[] {0, 0, 0x0E, 1, 0, 0, 0, 1, 0x3F, (byte) 0xF0, 0, 0, 0, 0, 0, 0}))
                .isEqualTo(new Content.Numbers(List.of(1), Samples.of(1)));
    }

    @Test
    void read_cutFile_saysWhere() {
        assertThatThrownBy(() -> read(new byte[] {0, 0, 8, 1, 0, 0, 0, 9, 1, 2}))
                .hasMessage("""
                        x.idx: byte 8 (data): 9 bytes are expected here, but the file ends at byte 10
                        fix: the file is cut or damaged; copy it again from where it came from""");
        assertThatThrownBy(() -> read(new byte[] {0, 0, 8, 2, 0, 0, 0, 2, 127, 0, 0, 0}))
                .hasMessage("""
                        x.idx: byte 8 (length of axis 1): 4,261,412,864 numbers do not fit into the 12 bytes of the file
                        fix: the file is cut or damaged; copy it again from where it came from""");
    }

    private static Content read(byte[] bytes) {
        return ArrayFormat.open(FileBytes.of("x.idx", bytes), Optional.empty()).read("");
    }
}
