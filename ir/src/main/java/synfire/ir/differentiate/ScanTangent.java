package synfire.ir.differentiate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import synfire.ir.Builder;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.TensorType;
import synfire.ir.Value;

/// The tangent of a loop: a loop that carries, besides its carries, the tangents of those that vary.
///
/// In order: carries and their tangents, per-step inputs and theirs, constants and theirs; outputs
/// likewise, tape last.
final class ScanTangent {

    /// A tangent of an operand or result of the loop.
    private record Place(int direction, int position) {}

    /// Results of the loop by position, and the tangents that follow them.
    private record Range(int from, int to, List<Place> tangents) {}

    private final Op.Scan scan;
    private final Tangents outer;
    private final Builder body;
    private final Tangents inner;
    private final Naming inputNames = new Naming();
    private final Naming outputNames = new Naming();
    private final List<BitSet> varied = new ArrayList<>();

    ScanTangent(Op.Scan scan, Tangents outer) {
        this.scan = scan;
        this.outer = outer;
        this.body = new Builder(scan.body().name() + ".tangent");
        this.inner = new Tangents(scan.body(), body, outer.directions());
        for (int d = 0; d < outer.directions(); d++) {
            var operands = new BitSet();
            for (int i = 0; i < scan.operands().size(); i++) {
                operands.set(i, outer.tangent(d, scan.operands().get(i)) != null);
            }
            varied.add(Activity.variedInputs(scan, operands));
        }
    }

    /// Writes the loop and binds its results and their tangents.
    void write(Builder b, Program.Step step) {
        int carries = scan.carries().size();
        int xs = carries + scan.xs().size();
        int tape = scan.body().outputs().size() - scan.saved();

        var newCarries = operands(b, 0, carries);
        var newXs = operands(b, carries, xs);
        var newConstants = operands(b, xs, scan.operands().size());
        inner.run();
        var carried = outputs(0, carries);
        var plain = outputs(carries, tape);
        var saved = outputs(tape, scan.body().outputs().size());

        var results = b.emitAll(new Op.Scan(
                body.build(),
                scan.axis(),
                scan.reverse(),
                newCarries,
                newXs,
                newConstants,
                scan.saved() + saved.size()));
        int next = 0;
        var ranges = List.of(
                new Range(0, carries, carried),
                new Range(carries, tape, plain),
                new Range(tape, scan.body().outputs().size(), saved));
        for (var range : ranges) {
            for (int i = range.from(); i < range.to(); i++) {
                outer.bind(step.results().get(i), results.get(next++));
            }
            for (var place : range.tangents()) {
                outer.bindTangent(place.direction(), step.results().get(place.position()), results.get(next++));
            }
        }
    }

    /// Adds inputs to the body for operands and their tangents; the operands of the new loop for them.
    private List<Value> operands(Builder b, int from, int to) {
        var operands = new ArrayList<Value>();
        for (int i = from; i < to; i++) {
            var input = scan.body().inputs().get(i);
            inner.bind(
                    input.value(),
                    body.input(inputNames.distinct(input.name()), input.value().type()));
            operands.add(outer.at(scan.operands().get(i)));
        }
        for (int i = from; i < to; i++) {
            for (int d = 0; d < outer.directions(); d++) {
                if (varied.get(d).get(i)) {
                    var input = scan.body().inputs().get(i);
                    TensorType type = input.value().tensor();
                    inner.bindTangent(
                            d, input.value(), body.input(inputNames.distinct("tangent." + input.name()), type));
                    operands.add(outer.exact(d, scan.operands().get(i)));
                }
            }
        }
        return operands;
    }

    /// Adds outputs to the body for outputs and their tangents; the places of the tangents.
    private List<Place> outputs(int from, int to) {
        var places = new ArrayList<Place>();
        for (int i = from; i < to; i++) {
            var output = scan.body().outputs().get(i);
            body.output(outputNames.distinct(output.name()), inner.at(output.value()));
        }
        for (int i = from; i < to; i++) {
            var output = scan.body().outputs().get(i);
            for (int d = 0; d < outer.directions(); d++) {
                boolean carried = i < scan.carries().size() && varied.get(d).get(i);
                boolean perStep = i >= scan.carries().size() && inner.tangent(d, output.value()) != null;
                if (carried || perStep) {
                    body.output(outputNames.distinct("tangent." + output.name()), inner.exact(d, output.value()));
                    places.add(new Place(d, i));
                }
            }
        }
        return places;
    }
}
