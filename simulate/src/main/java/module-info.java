/// Runs cells and networks over time.
module synfire.simulate {
    requires transitive synfire.network;
    requires transitive synfire.kernels;
    requires static org.jspecify;

    exports synfire.simulate;
    exports synfire.simulate.network;
}
