/// The backend interface, memory, and the reference backend.
module synfire.kernels {
    requires transitive synfire.ir;
    requires static org.jspecify;

    exports synfire.kernels;
    exports synfire.kernels.arrays;
    exports synfire.kernels.lanes;

    uses synfire.kernels.Backend;

    provides synfire.kernels.Backend with
            synfire.kernels.ReferenceBackend;
}
