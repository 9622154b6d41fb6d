package synfire.learn.train.optimizer;

import java.util.List;

/// Stochastic gradient descent: x ← x − η g. Reference: Robbins & Monro (1951), doi:10.1214/aoms/1177729586.
public record Sgd() implements Optimizer {

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public int slots() {
        return 0;
    }

    @Override
    public void step(long t, double rate, double[] parameters, double[] gradient, List<double[]> memory) {
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= rate * gradient[i];
        }
    }
}
