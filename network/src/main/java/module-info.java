/// What is simulated, and what was recorded, as immutable data.
module synfire.network {
    requires transitive synfire.equations;
    requires static org.jspecify;

    exports synfire.network;
    exports synfire.network.analysis.connectivity;
    exports synfire.network.analysis.distance;
    exports synfire.network.analysis.population;
    exports synfire.network.analysis.spectrum;
    exports synfire.network.analysis.statistic;
    exports synfire.network.analysis.theory;
    exports synfire.network.analysis.train;
    exports synfire.network.anatomy;
    exports synfire.network.connectome;
    exports synfire.network.description;
    exports synfire.network.random;
    exports synfire.network.recording;
    exports synfire.network.text;
    exports synfire.network.values;
    exports synfire.network.wiring;
}
