/// Finds parameters that make a simulation do what is wanted.
module synfire.learn {
    requires transitive synfire.simulate;
    requires hipparchus.core;
    requires hipparchus.optim;
    requires static org.jspecify;
}
