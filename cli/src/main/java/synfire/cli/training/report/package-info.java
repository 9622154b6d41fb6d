/// What a training leaves behind for people: [synfire.cli.training.report.TrainPage] shows two
/// [synfire.cli.training.report.Snapshot]s of the network, before and after, in four kinds of figures.
@NullMarked
package synfire.cli.training.report;

import org.jspecify.annotations.NullMarked;
