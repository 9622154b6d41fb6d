/// Readers of what others recorded or mapped.
module synfire.data {
    requires transitive synfire.network;
    requires io.jhdf;
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.core;
    requires de.siegmar.fastcsv;
    requires java.xml;
    requires static org.jspecify;

    exports synfire.data;
    exports synfire.data.array;
    exports synfire.data.connectome;
    exports synfire.data.electrode;
    exports synfire.data.event;
    exports synfire.data.format;
    exports synfire.data.hdf;
    exports synfire.data.recording;
    exports synfire.data.sonata;
}
