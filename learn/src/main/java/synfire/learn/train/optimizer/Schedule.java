package synfire.learn.train.optimizer;

/// The learning rate of each update.
public interface Schedule {

    /// The rate of update `t`, counted from 1.
    double at(long t);

    /// The same rate always.
    static Schedule constant(double rate) {
        return new Constant(rate);
    }

    /// The same rate always.
    record Constant(double rate) implements Schedule {
        public Constant {
            Setting.POSITIVE.check("rate", rate);
        }

        @Override
        public double at(long t) {
            return rate;
        }
    }

    /// The rate times `factor` after every `every` updates: rate · factor^⌊(t − 1) / every⌋.
    record Staircase(double rate, double factor, long every) implements Schedule {
        public Staircase {
            Setting.POSITIVE.check("rate", rate);
            Setting.POSITIVE.check("factor", factor);
            Setting.POSITIVE.check("every", (double) every);
        }

        @Override
        public double at(long t) {
            long falls = (t - 1) / every;
            return rate * Math.pow(factor, (double) falls);
        }
    }

    /// Falls geometrically from `rate` at update 1 to `last` at update `updates`, and stays there.
    record Exponential(double rate, double last, long updates) implements Schedule {
        public Exponential {
            Setting.POSITIVE.check("rate", rate);
            Setting.POSITIVE.check("last", last);
            Setting.POSITIVE.check("updates", (double) updates);
        }

        @Override
        public double at(long t) {
            return t >= updates ? last : rate * Math.pow(last / rate, (t - 1.0) / (updates - 1.0));
        }
    }

    /// Half a cosine from `rate` at update 1 to `last` at update `updates`, and stays there. Reference:
    /// Loshchilov & Hutter (2017), arXiv:1608.03983, equation 5, without restarts.
    record Cosine(double rate, double last, long updates) implements Schedule {
        public Cosine {
            Setting.POSITIVE.check("rate", rate);
            Setting.NOT_NEGATIVE.check("last", last);
            Setting.POSITIVE.check("updates", (double) updates);
        }

        @Override
        public double at(long t) {
            return t >= updates
                    ? last
                    : last + (rate - last) * 0.5 * (1 + Math.cos(Math.PI * (t - 1.0) / (updates - 1.0)));
        }
    }

    /// Another schedule, whose rates rise linearly to their full size in the first `updates`. Reference:
    /// Goyal et al. (2017), arXiv:1706.02677, section 2.2.
    record WarmUp(Schedule then, long updates) implements Schedule {
        public WarmUp {
            Setting.POSITIVE.check("updates", (double) updates);
        }

        @Override
        public double at(long t) {
            return then.at(t) * Math.min(1, (double) t / (double) updates);
        }
    }

    /// Another schedule, which begins after the first `updates`; until then its first rate.
    record Held(Schedule then, long updates) implements Schedule {
        public Held {
            Setting.POSITIVE.check("updates", (double) updates);
        }

        @Override
        public double at(long t) {
            return then.at(Math.max(1, t - updates));
        }
    }
}
