/// The synfire program.
module synfire.cli {
    requires synfire.ir;
    requires synfire.equations;
    requires synfire.kernels;
    requires synfire.network;
    requires synfire.models;
    requires synfire.data;
    requires synfire.simulate;
    requires synfire.learn;
    requires synfire.report;
    requires info.picocli;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.toml;
    requires static org.jspecify;
}
