/// Studies that chain scales: cells fitted to recordings, a network of them wired as a connectome says,
/// trained on a task and compared with the brain. Each stage has a folder of its own, kept as long as its
/// inputs stay the same.
@NullMarked
package synfire.cli.multiscale;

import org.jspecify.annotations.NullMarked;
