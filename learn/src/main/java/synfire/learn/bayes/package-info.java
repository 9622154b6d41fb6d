/// Bayesian optimization: a Gaussian process stands for the loss, and the next points are those that promise most.
///
/// Read first: [BayesianOptimization] (the optimizer), [GaussianProcess] (the model of the loss), [ExpectedImprovement]
/// (what "promise" means).
@NullMarked
package synfire.learn.bayes;

import org.jspecify.annotations.NullMarked;
