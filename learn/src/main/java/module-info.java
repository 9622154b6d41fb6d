/// Finds parameters that make a simulation do what is wanted.
module synfire.learn {
    requires transitive synfire.simulate;
    requires hipparchus.core;
    requires hipparchus.optim;
    requires static org.jspecify;

    exports synfire.learn.activity;
    exports synfire.learn.fit;
    exports synfire.learn.loss;
    exports synfire.learn.bayes;
    exports synfire.learn.descent;
    exports synfire.learn.linear;
    exports synfire.learn.metric;
    exports synfire.learn.multistart;
    exports synfire.learn.optimize;
    exports synfire.learn.population;
    exports synfire.learn.readout;
    exports synfire.learn.task;
    exports synfire.learn.task.catalogue;
    exports synfire.learn.train;
    exports synfire.learn.train.circuit;
    exports synfire.learn.train.optimizer;
    exports synfire.learn.transform;
    exports synfire.learn.uncertainty;
}
