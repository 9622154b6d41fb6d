/// The folder whose studies are shown: what lies in it, and how each file is read for the page.
///
/// Read first: [Root] (nothing outside is reached), [Listing] (which folders are results), [Frame] (arrays on
/// the wire).
@NullMarked
package synfire.lab.folder;

import org.jspecify.annotations.NullMarked;
