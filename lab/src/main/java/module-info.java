/// A page in the browser to look at studies, on this machine alone.
module synfire.lab {
    requires synfire.models;
    requires synfire.data;
    requires transitive synfire.simulate;
    requires synfire.report;
    requires jdk.httpserver;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires static org.jspecify;

    exports synfire.lab;
    exports synfire.lab.run;
    exports synfire.lab.text;
}
