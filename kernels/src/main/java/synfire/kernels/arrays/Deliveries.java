package synfire.kernels.arrays;

import synfire.ir.FullProduct;
import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// The operations that go along rows of synapses; most of them add to memory in place.
final class Deliveries {

    private Deliveries() {}

    static boolean is(Program.Step step) {
        return addsInPlace(step) || step.op() instanceof Op.Collect || step.op() instanceof Op.Full;
    }

    static boolean addsInPlace(Program.Step step) {
        return step.op() instanceof Op.Deliver
                || step.op() instanceof Op.DeliverLate
                || step.op() instanceof Op.DeliverDrawn
                || step.op() instanceof Op.DeliverProcedural
                || step.op() instanceof Op.Credit
                || (step.op() instanceof Op.Full full && full.product() != FullProduct.COLLECT)
                || step.op() instanceof Op.Visit;
    }

    /// What a result of a delivery was before.
    static Value into(Program.Step step, Value result) {
        return switch (step.op()) {
            case Op.Visit visit -> {
                int at = step.results().indexOf(result);
                int states = visit.state().size();
                yield at < states ? visit.state().get(at) : visit.into().get(at - states);
            }
            case Op.Deliver deliver -> deliver.into();
            case Op.DeliverLate deliver -> deliver.line();
            case Op.DeliverDrawn deliver -> deliver.into();
            case Op.DeliverProcedural deliver -> deliver.into();
            case Op.Credit credit -> credit.into();
            case Op.Full full -> full.given().getFirst();
            default -> throw new IllegalStateException("not a delivery: " + step);
        };
    }

    static Phase phase(Program.Step step) {
        return switch (step.op()) {
            case Op.Deliver deliver -> new Phase.Delivery(deliver, step);
            case Op.DeliverDrawn deliver -> new Phase.DrawnDelivery(deliver, step);
            case Op.DeliverProcedural deliver -> new Phase.ProceduralDelivery(deliver, step);
            case Op.DeliverLate deliver -> new Phase.LateDelivery(deliver, step);
            case Op.Collect collect -> new Phase.Collection(collect, step);
            case Op.Credit credit -> new Phase.Crediting(credit, step);
            case Op.Full full -> new Phase.AllRows(full, step, Phase.AllRows.NONE);
            case Op.Reduce reduce -> new Phase.Sum(reduce, step);
            case Op.Visit visit -> new Phase.Visits(visit, step);
            default -> throw new IllegalStateException("not a delivery: " + step);
        };
    }
}
