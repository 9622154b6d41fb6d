package synfire.learn.descent;

/// Line search for a step that lowers the loss enough and flattens its slope (strong Wolfe conditions):
///
///     φ(α) ≤ φ(0) + c₁ α φ'(0)   and   |φ'(α)| ≤ c₂ |φ'(0)|
///
/// Reference: Moré & Thuente (1994), ACM TOMS 20:286, with the trial step of their section 4. A step at which
/// the loss is not finite halves the interval (not in the reference: simulations do blow up).
final class MoreThuente {

    enum Status {
        /// Evaluate at [#step].
        EVALUATE,
        /// [#step] satisfies both conditions.
        FOUND,
        /// The largest allowed step lowers the loss enough: take it.
        AT_MAXIMUM,
        /// No such step could be told apart within rounding.
        FAILED
    }

    private static final double SUFFICIENT = 1e-3;
    private static final double CURVATURE = 0.9;
    private static final double INTERVAL = 0.1;

    private final double loss0;
    private final double slope0;
    private double maximum;
    private double step;
    private boolean bracketed;
    private boolean firstStage = true;
    private double width;
    private double widthBefore;
    private double low;
    private double high;
    private double lossLow;
    private double slopeLow;
    private double lossHigh;
    private double slopeHigh;
    private double smallest;
    private double largest;

    /// @param slope0 slope at step 0, negative
    MoreThuente(double loss0, double slope0, double step, double maximum) {
        this.loss0 = loss0;
        this.slope0 = slope0;
        this.maximum = maximum;
        this.step = Math.min(step, maximum);
        begin();
    }

    private void begin() {
        bracketed = false;
        firstStage = true;
        width = maximum;
        widthBefore = 2 * width;
        low = 0;
        high = 0;
        lossLow = loss0;
        lossHigh = loss0;
        slopeLow = slope0;
        slopeHigh = slope0;
        smallest = 0;
        largest = step + 4 * step;
    }

    double step() {
        return step;
    }

    Status tell(double loss, double slope) {
        if (!Double.isFinite(loss) || !Double.isFinite(slope)) {
            maximum = step / 2;
            step = maximum;
            begin();
            return step > 0x1p-60 * Math.min(1, maximum + 1) && step > Double.MIN_NORMAL
                    ? Status.EVALUATE
                    : Status.FAILED;
        }
        double enough = SUFFICIENT * slope0;
        double wanted = loss0 + step * enough;
        if (firstStage && loss <= wanted && slope >= 0) {
            firstStage = false;
        }
        boolean rounding = bracketed && (step <= smallest || step >= largest);
        boolean narrow = bracketed && largest - smallest <= INTERVAL * largest;
        if (loss <= wanted && Math.abs(slope) <= -CURVATURE * slope0) {
            return Status.FOUND;
        }
        if (step == maximum && loss <= wanted && slope <= enough) {
            return Status.AT_MAXIMUM;
        }
        if (rounding || narrow || step == 0) {
            return Status.FAILED;
        }
        boolean modified = firstStage && loss <= lossLow && loss > wanted;
        double tilt = modified ? enough : 0;
        lossLow -= low * tilt;
        lossHigh -= high * tilt;
        slopeLow -= tilt;
        slopeHigh -= tilt;
        refine(loss - step * tilt, slope - tilt);
        lossLow += low * tilt;
        lossHigh += high * tilt;
        slopeLow += tilt;
        slopeHigh += tilt;
        if (bracketed) {
            if (Math.abs(high - low) >= 0.66 * widthBefore) {
                step = low + 0.5 * (high - low);
            }
            widthBefore = width;
            width = Math.abs(high - low);
            smallest = Math.min(low, high);
            largest = Math.max(low, high);
        } else {
            smallest = step + 1.1 * (step - low);
            largest = step + 4 * (step - low);
        }
        step = Math.clamp(step, 0, maximum);
        if (bracketed && (step <= smallest || step >= largest || largest - smallest <= INTERVAL * largest)) {
            step = low;
        }
        return Status.EVALUATE;
    }

    /// The trial step and the new interval, from the loss and slope at `step` (section 4 of the reference: four
    /// cases, by whether the loss is higher, the slopes differ in sign, or the slope has become flatter).
    private void refine(double loss, double slope) {
        double trial;
        double sign = Math.signum(slope) * Math.signum(slopeLow);
        if (loss > lossLow) {
            double cubic = low + cubicRatio(loss, slope, false) * (step - low);
            double quadratic = low + slopeLow / ((lossLow - loss) / (step - low) + slopeLow) / 2 * (step - low);
            trial = Math.abs(cubic - low) < Math.abs(quadratic - low) ? cubic : cubic + (quadratic - cubic) / 2;
            bracketed = true;
        } else if (sign < 0) {
            double cubic = step + cubicRatio(loss, slope, true) * (low - step);
            double secant = step + slope / (slope - slopeLow) * (low - step);
            trial = Math.abs(cubic - step) > Math.abs(secant - step) ? cubic : secant;
            bracketed = true;
        } else if (Math.abs(slope) < Math.abs(slopeLow)) {
            trial = flatter(loss, slope);
        } else if (bracketed) {
            double theta = 3 * (loss - lossHigh) / (high - step) + slopeHigh + slope;
            double gamma = gamma(theta, slope, slopeHigh);
            gamma = step > high ? -gamma : gamma;
            double ratio = (gamma - slope + theta) / (gamma - slope + gamma + slopeHigh);
            trial = step + ratio * (high - step);
        } else {
            trial = step > low ? largest : smallest;
        }
        if (loss > lossLow) {
            high = step;
            lossHigh = loss;
            slopeHigh = slope;
        } else {
            if (sign < 0) {
                high = low;
                lossHigh = lossLow;
                slopeHigh = slopeLow;
            }
            low = step;
            lossLow = loss;
            slopeLow = slope;
        }
        step = trial;
    }

    private double flatter(double loss, double slope) {
        double theta = 3 * (lossLow - loss) / (step - low) + slopeLow + slope;
        double scale = Math.max(Math.abs(theta), Math.max(Math.abs(slopeLow), Math.abs(slope)));
        double inside = theta / scale * (theta / scale) - slopeLow / scale * (slope / scale);
        double gamma = scale * Math.sqrt(Math.max(0, inside));
        gamma = step > low ? -gamma : gamma;
        double ratio = (gamma - slope + theta) / (gamma + (slopeLow - slope) + gamma);
        double cubic = ratio < 0 && gamma != 0 ? step + ratio * (low - step) : step > low ? largest : smallest;
        double secant = step + slope / (slope - slopeLow) * (low - step);
        if (!bracketed) {
            double trial = Math.abs(cubic - step) > Math.abs(secant - step) ? cubic : secant;
            return Math.clamp(trial, Math.min(smallest, largest), Math.max(smallest, largest));
        }
        double trial = Math.abs(cubic - step) < Math.abs(secant - step) ? cubic : secant;
        double limit = step + 0.66 * (high - step);
        return step > low ? Math.min(limit, trial) : Math.max(limit, trial);
    }

    /// Position of the minimum of the cubic through both ends, as a share of the way from one to the other.
    private double cubicRatio(double loss, double slope, boolean fromStep) {
        double theta = 3 * (lossLow - loss) / (step - low) + slopeLow + slope;
        double gamma = gamma(theta, slopeLow, slope);
        if (fromStep) {
            gamma = step > low ? -gamma : gamma;
            return (gamma - slope + theta) / (gamma - slope + gamma + slopeLow);
        }
        gamma = step < low ? -gamma : gamma;
        return (gamma - slopeLow + theta) / (gamma - slopeLow + gamma + slope);
    }

    private static double gamma(double theta, double slopeA, double slopeB) {
        double scale = Math.max(Math.abs(theta), Math.max(Math.abs(slopeA), Math.abs(slopeB)));
        double inside = theta / scale * (theta / scale) - slopeA / scale * (slopeB / scale);
        return scale * Math.sqrt(Math.max(0, inside));
    }
}
