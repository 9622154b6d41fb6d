package synfire.ir;

/// What [Op.Deliver] and [Op.Credit] mean: sources and their synapses in ascending order, each sum rounded
/// as it is made.
final class Delivery {

    private final boolean narrow;
    private final boolean graded;
    private final Tensor sources;
    private final RowTensors rows;

    /// @param graded whether sources send their values, and not 1
    private Delivery(DType dtype, boolean graded, Tensor sources, RowTensors rows) {
        this.narrow = dtype == DType.F32;
        this.graded = graded;
        this.sources = sources;
        this.rows = rows;
    }

    /// @param v into, events, weights, start, end, target
    static Tensor of(Sizes sizes, Op.Deliver op, Tensor[] v) {
        boolean graded = op.events().type() instanceof TensorType;
        var sums = v[0].toArray();
        var delivery = new Delivery(v[0].type().dtype(), graded, v[1], new RowTensors(sizes, op.rows(), v));
        boolean same = v[2].size() == 1 && op.weights().axes().isEmpty();
        if (v[0].type().axes().size() == 1) {
            delivery.each(
                    (source, k, target) -> sums[target] = delivery.sum(sums[target], source, v[2].get(same ? 0 : k)));
        } else {
            delivery.copies(
                    sums, sizes.of(op.rows().source()), sizes.of(op.rows().post()), v[2], same);
        }
        return Tensor.of(v[0].type(), sums);
    }

    /// @param v into, sources, values, start, end, target
    static Tensor of(Sizes sizes, Op.Credit op, Tensor[] v) {
        boolean graded = op.sources().type() instanceof TensorType;
        var sums = v[0].toArray();
        var delivery = new Delivery(v[0].type().dtype(), graded, v[1], new RowTensors(sizes, op.rows(), v));
        delivery.each((source, k, target) -> sums[k] = delivery.sum(sums[k], source, v[2].get(target)));
        return Tensor.of(v[0].type(), sums);
    }

    private interface Synapse {
        void at(int source, int k, int target);
    }

    private void each(Synapse synapse) {
        for (int source = 0; source < sources.size(); source++) {
            if (sources.get(source) != 0) {
                for (int k = rows.start(source); k < rows.end(source); k++) {
                    synapse.at(source, k, rows.target(k));
                }
            }
        }
    }

    /// Where cells have several numbers each; zeros are sent as well.
    private void copies(double[] sums, int cells, int targets, Tensor weights, boolean same) {
        int copies = targets == 0 ? 0 : sums.length / targets;
        for (int source = 0; source < cells; source++) {
            for (int k = rows.start(source); k < rows.end(source); k++) {
                for (int c = 0; c < copies; c++) {
                    int at = rows.target(k) * copies + c;
                    sums[at] = sum(sums[at], source * copies + c, weights.get(same ? 0 : k));
                }
            }
        }
    }

    private double sum(double before, int source, double weight) {
        if (!graded) {
            return narrow ? (float) (before + weight) : before + weight;
        }
        double x = sources.get(source);
        return narrow ? Math.fma((float) x, (float) weight, (float) before) : Math.fma(x, weight, before);
    }
}
