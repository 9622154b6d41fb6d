/// Readers of what others recorded or mapped.
module synfire.data {
    requires transitive synfire.network;
    requires io.jhdf;
    requires com.ning.compress.lzf;
    requires org.apache.commons.lang3;
    requires org.slf4j;
    requires static org.jspecify;

    exports synfire.data;
    exports synfire.data.electrode;
    exports synfire.data.format;
}
