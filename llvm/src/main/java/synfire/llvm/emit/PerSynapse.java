package synfire.llvm.emit;

import java.util.List;
import synfire.ir.Value;

/// A number of each synapse, or one for all.
///
/// @param base where those of each synapse begin
/// @param common the one for all
record PerSynapse(Code code, Value value, String base, Operand common) {

    static PerSynapse of(Code code, SectionCode section, Value value) {
        return value.axes().isEmpty()
                ? new PerSynapse(code, value, "", section.number(value))
                : new PerSynapse(code, value, section.base(value), Operand.of(value.dtype(), 0L));
    }

    boolean isCommon() {
        return value.axes().isEmpty();
    }

    /// What is in memory for each synapse.
    List<Value> arrays() {
        return isCommon() ? List.of() : List.of(value);
    }

    Operand at(String k) {
        return isCommon()
                ? common
                : code.load(
                        value.dtype(),
                        false,
                        code.offset(base, code.times(k, value.dtype().bytes())));
    }
}
