package synfire.llvm.emit;

import java.util.List;
import java.util.function.UnaryOperator;
import synfire.ir.Axis;
import synfire.ir.DType;
import synfire.ir.EventsType;
import synfire.ir.FullProduct;
import synfire.ir.Op;
import synfire.ir.Value;

/// Rows that reach every target are added to: whole vectors at a time, for each trial the events in order.
///
/// ```
/// trial:   its list of events, or its sources
/// source:  deliver: the row of weights to the trial; credit: the values of the trial to the row
/// vector:  one addition in memory
/// ```
record AllRowsCode(Code code, Memory memory, SectionCode section, String label) {

    void write(Op.Full op, Value result) {
        var rows = op.rows();
        var dtype = result.dtype();
        boolean delivers = op.product() == FullProduct.DELIVER;
        var sources = op.given().get(1);
        var into = section.base(result);
        var what = section.base(op.given().get(2));
        var bytes = memory.rowBytes(dtype, rows.post());
        trials(sources, rows.source(), (trial, body) -> {
            var ofTrial = code.let("mul i64 " + trial + ", " + bytes);
            body.accept((id, factor) -> {
                var ofSource = code.let("mul i64 " + id + ", " + bytes);
                var to = code.offset(into, delivers ? ofTrial : ofSource);
                var from = code.offset(what, delivers ? ofSource : ofTrial);
                add(dtype, memory.end(rows.post()), to, from, factor);
            });
        });
    }

    /// What is done with a source that takes part.
    private interface Source {

        /// @param factor what is added is multiplied by it, in one rounding; none for events
        void write(String id, UnaryOperator<List<Operand>> factor);
    }

    /// What is done for one trial, given how to go through its sources.
    private interface Trial {
        void write(String trial, java.util.function.Consumer<Source> sources);
    }

    private void trials(Value sources, Axis source, Trial trial) {
        var others = sources.type().dense().without(source).axes();
        boolean listed = sources.type() instanceof EventsType;
        var base = listed ? memory.list(section.home(sources).slot(), "%thread") : section.base(sources);
        new CountedLoop(code, label + "_trial")
                .write(
                        count(others),
                        number -> trial.write(number, each -> {
                            if (listed) {
                                listed(memory.list(base, source, number), each);
                            } else {
                                graded(sources.dtype(), base, source, number, each);
                            }
                        }));
    }

    private String count(List<Axis> axes) {
        var count = "1";
        for (var axis : axes) {
            count = code.let("mul i64 " + count + ", " + memory.length(axis));
        }
        return count;
    }

    private void listed(String list, Source each) {
        var count = code.let("load i64, ptr " + list + ", align 8");
        var ids = code.offset(list, Integer.toString(ArrayTable.LIST_HEAD));
        new CountedLoop(code, label + "_event").write(count, e -> {
            var id = code.load(DType.I32, false, code.offset(ids, code.times(e, Integer.BYTES)));
            each.write(section.index(id), x -> List.of(code.binary("fadd", x.get(0), x.get(1))));
        });
    }

    private void graded(DType dtype, String base, Axis source, String trial, Source each) {
        var row = code.offset(base, code.let("mul i64 " + trial + ", " + memory.rowBytes(dtype, source)));
        new CountedLoop(code, label + "_source").write(memory.length(source), s -> {
            var x = code.load(dtype, false, code.offset(row, code.times(s, dtype.bytes())));
            var takesPart = code.compare("fcmp une", x, Operand.of(dtype, 0.0)).text();
            code.line("br i1 %s, label %%%s_some, label %%%s_none".formatted(takesPart, label, label));
            code.label(label + "_some");
            var factor = code.as(x, true);
            each.write(s, y -> List.of(code.intrinsic("fma", factor, y.get(1), y.get(0))));
            code.line("br label %" + label + "_none");
            code.label(label + "_none");
        });
    }

    private void add(DType dtype, String vectors, String to, String from, UnaryOperator<List<Operand>> sum) {
        int vector = code.lanes().width() * dtype.bytes();
        new CountedLoop(code, label + "_vector").write(vectors, v -> {
            var at = code.times(v, vector);
            var address = code.offset(to, at);
            var before = code.load(dtype, true, address);
            var more = code.load(dtype, true, code.offset(from, at));
            code.store(sum.apply(List.of(before, more)).getFirst(), address);
        });
    }
}
