package synfire.llvm.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import synfire.ir.DType;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// The synapses of events, one after the other: for each, its state is read, its body computed, its state
/// written, and what it adds added. What is known of the cell of the event is read once for its row.
final class VisitCode implements RowsCode.Body {

    private final Code code;
    private final Memory memory;
    private final SectionCode section;
    private final String label;
    private final Op.Visit visit;
    private final Program.Step step;
    private final Map<Value, Operand> values = new HashMap<>();
    private final List<String> stateBases = new ArrayList<>();
    private final List<String> intoBases = new ArrayList<>();
    private final Map<Value, String> bases = new HashMap<>();

    VisitCode(Code code, Memory memory, SectionCode section, String label, Op.Visit visit, Program.Step step) {
        this.code = code;
        this.memory = memory;
        this.section = section;
        this.label = label;
        this.visit = visit;
        this.step = step;
    }

    void write() {
        int states = visit.state().size();
        for (int i = 0; i < step.results().size(); i++) {
            (i < states ? stateBases : intoBases)
                    .add(section.base(step.results().get(i)));
        }
        for (var read : visit.operands()) {
            if (visit.source().contains(read)
                    || visit.post().contains(read)
                    || visit.order().contains(read)
                    || (visit.others().contains(read) && !read.axes().isEmpty())) {
                bases.computeIfAbsent(read, section::base);
            }
        }
        for (int i = 0; i < visit.others().size(); i++) {
            var read = visit.others().get(i);
            if (read.axes().isEmpty()) {
                values.put(input(otherAt(i)), section.number(read));
            }
        }
        var ahead = visit.order().isEmpty() ? visit.state() : visit.order();
        new RowsCode(code, memory, section, label).write(visit.events(), visit.rows(), ahead, this);
    }

    private Value input(int at) {
        return visit.body().inputs().get(at).value();
    }

    private int otherAt(int i) {
        return visit.state().size() + visit.source().size() + visit.post().size() + i;
    }

    @Override
    public void row(String id) {
        for (int i = 0; i < visit.source().size(); i++) {
            values.put(input(visit.state().size() + i), load(visit.source().get(i), id));
        }
    }

    @Override
    public void write(String k, String post) {
        var synapse =
                visit.order().isEmpty() ? k : section.index(load(visit.order().getFirst(), k));
        for (int i = 0; i < visit.state().size(); i++) {
            var dtype = visit.state().get(i).dtype();
            values.put(input(i), code.load(dtype, false, element(stateBases.get(i), dtype, synapse)));
        }
        int first = visit.state().size() + visit.source().size();
        for (int i = 0; i < visit.post().size(); i++) {
            values.put(input(first + i), load(visit.post().get(i), post));
        }
        for (int i = 0; i < visit.others().size(); i++) {
            var read = visit.others().get(i);
            if (!read.axes().isEmpty()) {
                values.put(input(otherAt(i)), load(read, synapse));
            }
        }
        var elementwise = new Elementwise(code, "0");
        for (var each : visit.body().steps()) {
            var operands = each.op().operands().stream().map(this::at).toList();
            var results = elementwise.of(each.op(), each.results(), operands);
            for (int i = 0; i < results.size(); i++) {
                values.put(each.results().get(i), results.get(i));
            }
        }
        for (int i = 0; i < stateBases.size(); i++) {
            var next = at(visit.body().outputs().get(i).value());
            code.store(next, element(stateBases.get(i), next.dtype(), synapse));
        }
        for (int i = 0; i < intoBases.size(); i++) {
            var amount = at(visit.body().outputs().get(stateBases.size() + i).value());
            var address = element(intoBases.get(i), amount.dtype(), post);
            var before = code.load(amount.dtype(), false, address);
            code.store(code.binary("fadd", before, amount), address);
        }
    }

    private Operand at(Value value) {
        return Objects.requireNonNull(values.get(value), () -> value + " is read before it is defined");
    }

    private Operand load(Value array, String at) {
        var base = Objects.requireNonNull(bases.get(array), () -> array + " has no base");
        return code.load(array.dtype(), false, element(base, array.dtype(), at));
    }

    private String element(String base, DType dtype, String at) {
        return code.offset(base, code.times(at, dtype.bytes()));
    }
}
