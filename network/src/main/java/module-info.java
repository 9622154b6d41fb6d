/// What is simulated, and what was recorded, as immutable data.
module synfire.network {
    requires transitive synfire.equations;
    requires static org.jspecify;

    exports synfire.network;
    exports synfire.network.connectome;
}
