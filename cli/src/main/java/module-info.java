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
    requires synfire.lab;
    requires info.picocli;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.toml;
    requires static org.jspecify;

    opens synfire.cli to
            info.picocli;
    opens synfire.cli.multiscale to
            com.fasterxml.jackson.databind;
    opens synfire.cli.study to
            com.fasterxml.jackson.databind;
    opens synfire.cli.training to
            com.fasterxml.jackson.databind;
}
