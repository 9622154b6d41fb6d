package synfire.network.connectome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MatrixTest {

    @Test
    void of_arrayChangedAfterwards_keepsItsNumbers() {
        double[] numbers = {1, 2};
        var matrix = Matrix.of(1, 2, numbers);
        numbers[0] = 9;

        assertThat(matrix).isEqualTo(Matrix.of(1, 2, 1, 2)).isNotEqualTo(Matrix.of(2, 1, 1, 2));
    }

    @Test
    void transposedAndSelect_placesChange() {
        var matrix = Matrix.of(2, 3, 1, 2, 3, 4, 5, 6);

        assertThat(matrix.transposed()).isEqualTo(Matrix.of(3, 2, 1, 4, 2, 5, 3, 6));
        assertThat(Matrix.of(2, 2, 1, 2, 3, 4).select(List.of(1, 0))).isEqualTo(Matrix.of(2, 2, 4, 3, 2, 1));
        assertThat(matrix.sum()).isEqualTo(21);
        assertThat(matrix.max()).isEqualTo(6);
        assertThat(matrix).hasToString("2 x 3");
    }

    @Test
    void wrongShapeOrPlace_isRefused() {
        assertThatThrownBy(() -> Matrix.of(2, 2, 1, 2, 3)).hasMessage("a 2 x 2 matrix cannot be made of 3 numbers");
        assertThatThrownBy(() -> Matrix.of(1, 2, 1, 2).at(0, 2)).hasMessage("row 0, column 2 of a 1 x 2 matrix");
    }
}
