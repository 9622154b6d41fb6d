package synfire.ir.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import synfire.ir.Axis;
import synfire.ir.Builder;
import synfire.ir.DType;
import synfire.ir.Interpreter;
import synfire.ir.Op;
import synfire.ir.Sizes;
import synfire.ir.Tensor;
import synfire.ir.TensorType;

final class PhiloxRoundsTest {

    @Test
    void bits_ofRandomCounters_areThoseOfTheGenerator() {
        var type = TensorType.of(DType.I64, Axis.LANE);
        var b = new Builder("bits");
        var bits = b.emitAll(new Op.Philox(b.input("key", type), b.input("high", type), b.input("low", type)));
        b.output("first", bits.get(0));
        b.output("second", bits.get(1));
        var program = b.build();
        var random = new SplittableRandom(11);
        var inputs = Map.of(
                "key", Tensor.ofIntegers(type, random.longs(50).toArray()),
                "high", Tensor.ofIntegers(type, random.longs(50).toArray()),
                "low", Tensor.ofIntegers(type, random.longs(50).toArray()));

        var expanded = new ExpandFunctions().apply(program);

        assertThat(expanded.steps()).noneMatch(step -> step.op() instanceof Op.Philox);
        assertThat(Interpreter.run(expanded, inputs, Sizes.of(1, 50)))
                .isEqualTo(Interpreter.run(program, inputs, Sizes.of(1, 50)));
    }
}
