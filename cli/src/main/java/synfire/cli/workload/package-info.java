/// The networks that the field measures simulators by, with the gates that their rates must pass.
///
/// A [synfire.cli.workload.Workload] is a network, how long it runs, and the populations whose activity counts.
/// [synfire.cli.workload.Workloads] lists them; [synfire.cli.workload.ReferenceRuns] knows what another simulator found
/// in ten
/// seeds; [synfire.cli.workload.Activity] is what a run shows; [synfire.cli.workload.NetworkFiles] hands the very same
/// network to a
/// peer.
@NullMarked
package synfire.cli.workload;

import org.jspecify.annotations.NullMarked;
