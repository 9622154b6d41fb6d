/// What the page in the browser needs of the command line: what is wrong with a text, and how a command is
/// started.
@NullMarked
package synfire.cli.lab;

import org.jspecify.annotations.NullMarked;
