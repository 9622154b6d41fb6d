package synfire.kernels.arrays;

import synfire.ir.Op;
import synfire.ir.Program;
import synfire.ir.Value;

/// The operations that add what events carry to memory in place.
final class Deliveries {

    private Deliveries() {}

    static boolean is(Program.Step step) {
        return step.op() instanceof Op.Deliver || step.op() instanceof Op.DeliverLate;
    }

    /// What a delivery adds to.
    static Value into(Program.Step step) {
        return switch (step.op()) {
            case Op.Deliver deliver -> deliver.into();
            case Op.DeliverLate deliver -> deliver.line();
            default -> throw new IllegalStateException("not a delivery: " + step);
        };
    }

    static Phase phase(Program.Step step) {
        return switch (step.op()) {
            case Op.Deliver deliver -> new Phase.Delivery(deliver, step);
            case Op.DeliverLate deliver -> new Phase.LateDelivery(deliver, step);
            default -> throw new IllegalStateException("not a delivery: " + step);
        };
    }
}
