package synfire.ir.differentiate;

import java.util.List;
import synfire.ir.Axis;
import synfire.ir.BinaryFunction;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Value;

/// Where the cotangent of spikes is needed: at sources whose surrogate has a derivative that is not 0.
///
/// What comes back to the others is multiplied by 0, so nothing is lost by not collecting it.
record Support(Builder b, Reverse outer) {

    /// The sources to collect for, as events where some may be left out, else ones for all.
    Value of(Value sources, Axis source) {
        var x = sources;
        if (outer.definition(sources) instanceof Op.Events(var each, var _)) {
            x = each;
        }
        var reach = reach(x);
        if (b.definition(reach) instanceof Op.Constant) {
            return b.broadcast(b.like(reach, 1), List.of(source));
        }
        var full = b.broadcast(reach, List.of(source));
        return b.emit(new Op.Events(full, source));
    }

    /// Not 0 where a value depends on what is differentiated by; a constant 1 where that is not known.
    private Value reach(Value x) {
        if (!outer.isActive(x)) {
            return b.like(x, 0);
        }
        return switch (outer.definition(x)) {
            case Op.Spike spike -> outer.slope(x, spike);
            case Op.Broadcast(var inner, var _) -> reach(inner);
            case Op.Select(var condition, var whenTrue, var whenFalse) ->
                b.select(outer.at(condition), reach(whenTrue), reach(whenFalse));
            case Op.Binary(BinaryFunction function, var left, var right)
            when function == BinaryFunction.MULTIPLY && outer.isActive(left) != outer.isActive(right) -> {
                boolean first = outer.isActive(left);
                yield b.multiply(reach(first ? left : right), outer.at(first ? right : left));
            }
            case null, default -> b.like(x, 1);
        };
    }
}
