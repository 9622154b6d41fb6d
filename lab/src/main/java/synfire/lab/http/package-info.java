/// The web server of the lab: what it hears, whom it answers, and how much it takes.
///
/// Read first: [Loopback] (the server), [Guard] (who may ask), [Ask] and [Answer] (what goes in and out).
@NullMarked
package synfire.lab.http;

import org.jspecify.annotations.NullMarked;
