/// The backend interface, memory, and the reference backend.
module synfire.kernels {
    requires transitive synfire.ir;
    requires static org.jspecify;
}
