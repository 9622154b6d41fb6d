/// Figures and self-contained HTML reports.
module synfire.report {
    requires transitive synfire.network;
    requires static org.jspecify;
}
