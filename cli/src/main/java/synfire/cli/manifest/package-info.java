/// Where a result comes from: which program, told what, on which input, by which machine.
///
/// Read first: [synfire.cli.manifest.Manifest] (the file `manifest.json` of every output folder),
/// [synfire.cli.manifest.InputFiles] (the hashes of what was read).
@org.jspecify.annotations.NullMarked
package synfire.cli.manifest;
