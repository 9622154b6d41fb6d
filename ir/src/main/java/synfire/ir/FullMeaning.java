package synfire.ir;

/// What [Op.Full] means.
final class FullMeaning {

    private final Op.Full op;
    private final Tensor[] v;
    private final boolean narrow;
    private final boolean graded;
    private final int rows;
    private final int targets;

    /// @param v the operands
    FullMeaning(Sizes sizes, Op.Full op, Tensor[] v) {
        this.op = op;
        this.v = v;
        this.narrow = v[0].type().dtype() == DType.F32;
        this.graded = op.product() != FullProduct.COLLECT && op.given().get(1).type() instanceof TensorType;
        this.rows = sizes.of(op.rows().row());
        this.targets = sizes.of(op.rows().post());
        if (rows != sizes.of(op.rows().source())) {
            throw new IllegalArgumentException("%d rows along '%s' for %d sources along '%s'; there is one for each"
                    .formatted(
                            rows,
                            op.rows().row(),
                            sizes.of(op.rows().source()),
                            op.rows().source()));
        }
    }

    Tensor of(TensorType type) {
        return switch (op.product()) {
            case DELIVER -> delivered();
            case COLLECT -> collected(type);
            case CREDIT -> credited();
        };
    }

    private Tensor delivered() {
        var sums = v[0].toArray();
        for (int s = 0; s < v[1].size(); s++) {
            if (v[1].get(s) != 0) {
                int first = s / rows * targets;
                for (int o = 0; o < targets; o++) {
                    sums[first + o] = sum(sums[first + o], v[1].get(s), v[2].get(s % rows * targets + o));
                }
            }
        }
        return Tensor.of(v[0].type(), sums);
    }

    private Tensor collected(TensorType type) {
        var sums = new double[targets == 0 ? 0 : v[0].size() / targets * rows];
        for (int s = 0; s < sums.length; s++) {
            for (int o = 0; o < targets; o++) {
                sums[s] = fma(v[0].get(s / rows * targets + o), v[1].get(s % rows * targets + o), sums[s]);
            }
        }
        return Tensor.of(type, sums);
    }

    private Tensor credited() {
        var sums = v[0].toArray();
        for (int s = 0; s < v[1].size(); s++) {
            if (v[1].get(s) != 0) {
                int first = s % rows * targets;
                for (int o = 0; o < targets; o++) {
                    sums[first + o] = sum(sums[first + o], v[1].get(s), v[2].get(s / rows * targets + o));
                }
            }
        }
        return Tensor.of(v[0].type(), sums);
    }

    private double sum(double before, double source, double what) {
        if (graded) {
            return fma(source, what, before);
        }
        return narrow ? (float) (before + what) : before + what;
    }

    private double fma(double a, double b, double c) {
        return narrow ? Math.fma((float) a, (float) b, (float) c) : Math.fma(a, b, c);
    }
}
