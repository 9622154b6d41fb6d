/// Networks as TOML files, and their runs from the command line.
///
/// Read first: [NetworkFile] (what a file says), [NetworkReader] (from the text to it), [NetworkRunner] (a run and its
/// folder).
///
/// Invariants: a file that is read has no key that was not understood; all problems of a file are told at once, each
/// with its line.
@NullMarked
package synfire.cli.network;

import org.jspecify.annotations.NullMarked;
