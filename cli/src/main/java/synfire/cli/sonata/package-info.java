/// Networks in SONATA as networks of Synfire: what `synfire simulate CONFIG.json` runs.
///
/// Read first: [SonataReader], which makes a [synfire.cli.network.NetworkFile] of a configuration; [Template], the
/// cells
/// there are.
@NullMarked
package synfire.cli.sonata;

import org.jspecify.annotations.NullMarked;
