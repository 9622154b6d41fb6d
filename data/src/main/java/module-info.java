/// Readers of what others recorded or mapped.
module synfire.data {
    requires transitive synfire.network;
    requires io.jhdf;
    requires de.siegmar.fastcsv;
    requires static org.jspecify;
}
