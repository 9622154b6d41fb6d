/// Figures as immutable data: what is drawn, in which units, in which colours. Nothing here draws.
///
/// Read first: [Figure] (a grid of panels), [Panel] (two axes and layers), [Layer] (the closed set of things a panel
/// can show). `synfire.report.draw` turns a figure into SVG or PNG; `synfire.report.page` puts it on a page that zooms.
///
/// Numbers are bare doubles in the unit that the [Axis] names. NaN is a gap in a line and an absent mark elsewhere.
@NullMarked
package synfire.report.figure;

import org.jspecify.annotations.NullMarked;
