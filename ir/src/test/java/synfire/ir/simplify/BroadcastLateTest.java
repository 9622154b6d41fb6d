package synfire.ir.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.TensorType;

final class BroadcastLateTest {

    private static final Axis CELLS = new Axis("cells", 30);

    @Test
    void apply_whereAnotherOperandHasTheAxes_takesTheNumber() {
        var b = new Builder("late");
        var x = b.input("x", TensorType.of(DType.F64, CELLS));
        var one = b.broadcast(b.input("one", TensorType.scalar(DType.F64)), List.of(CELLS));
        b.output("sum", b.add(x, one));
        b.output("square", b.square(one));

        assertThat(new DropUnused().apply(new BroadcastLate().apply(b.build())).toString())
                .isEqualTo("""
                        program late(x %0:f64[cells@30], one %1:f64[]) {
                          %2:f64[cells@30] = broadcast [cells@30] %1
                          %3:f64[cells@30] = add %0 %1
                          %4:f64[cells@30] = multiply %1 %2
                          return sum %3, square %4
                        }""");
    }
}
