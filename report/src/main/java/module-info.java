/// Figures and self-contained HTML reports.
module synfire.report {
    requires transitive synfire.network;
    requires java.desktop;
    requires static org.jspecify;

    exports synfire.report;
    exports synfire.report.figure;
    exports synfire.report.draw;
    exports synfire.report.text;
    exports synfire.report.page;
    exports synfire.report.table;
    exports synfire.report.terminal;
    exports synfire.report.file;
    exports synfire.report.network;
}
