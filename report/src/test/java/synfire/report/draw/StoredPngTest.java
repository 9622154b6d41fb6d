package synfire.report.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class StoredPngTest {

    @Test
    void png_readByTheJdk_hasTheSamePixels() throws IOException {
        // 200 x 150 x 3 bytes are more than one stored block
        var pixels = new Pixels(150, 200, (row, column) -> row << 16 | column << 8 | (row * column & 0xFF));

        var image = ImageIO.read(new ByteArrayInputStream(StoredPng.of(pixels)));

        assertThat(image.getWidth()).isEqualTo(200);
        assertThat(image.getHeight()).isEqualTo(150);
        for (int row = 0; row < 150; row += 7) {
            for (int column = 0; column < 200; column += 11) {
                assertThat(image.getRGB(column, row) & 0xFFFFFF).isEqualTo(pixels.at(row, column));
            }
        }
    }
}
