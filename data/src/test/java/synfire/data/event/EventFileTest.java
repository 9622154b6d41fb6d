package synfire.data.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import synfire.data.format.FileBytes;
import synfire.network.Raster;

final class EventFileTest {

    @Test
    void read_events_areCellsAndTimesInOrder() {
        // cell 258 at 2^22 µs with polarity 1, then cell 3 at 5 µs
        byte[] bytes = {1, 2, (byte) 0xC0, 0, 0, 0, 3, 0, 0, 5};

        assertThat(EventFile.read(FileBytes.of("x.bs1", bytes)))
                .isEqualTo(Raster.of(259, new int[] {3, 258}, new double[] {0.005, 4194.304}, 0, 4194.304));
    }

    @Test
    void read_cutFile_saysWhere() {
        assertThatThrownBy(() -> EventFile.read(FileBytes.of("x.bs1", new byte[7])))
                .hasMessage("""
                        x.bs1: byte 5 (event): the file has 7 bytes, no whole number of events of 5
                        fix: the file is cut or damaged; copy it again from where it came from""");
    }
}
