/// Bayesian optimization: a Gaussian process stands for the loss, and the next points are those that promise most.
///
/// Read first: [BayesianOptimization] (the optimizer), [GaussianProcess] (the model of the loss), [Acquisition] (what
/// "promise" means). Settings and order of events are those of scikit-optimize's `Optimizer`, with which the system
/// of Wang et al. (2024) was compared.
@NullMarked
package synfire.learn.bayes;

import org.jspecify.annotations.NullMarked;
