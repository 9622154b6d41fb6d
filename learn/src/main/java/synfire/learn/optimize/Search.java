package synfire.learn.optimize;

import java.util.List;
import java.util.Optional;

/// A search for a minimum that says which points it wants and is told what they are worth.
///
/// It holds no objective, clock or thread. What it asks is a function of its settings, its random key, the limits
/// and the answers so far, so answers told again in the same order bring it to the same state, bit for bit
/// ([Journal]).
public interface Search {

    /// The points wanted next: `limit` at most (at least 1) over all requests together. Empty only when finished.
    List<Request> ask(int limit);

    /// Answers the last [#ask], one evaluation per request in the same order.
    void tell(List<Evaluation> answers);

    /// Why the search has finished; empty while it has not.
    Optional<Stop> stopped();

    /// The lowest finite loss seen on the last stage; empty before the first.
    Optional<Candidate> best();

    /// What each start or population has gone through, for progress and reports.
    List<History> histories();
}
