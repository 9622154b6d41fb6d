/// The tasks that a study can name.
///
/// Read first: [Tasks] (all of them by name), [EvidenceAccumulation] (the one to copy when adding another).
///
/// Invariants: a task draws its trials from the random numbers it is handed and from nothing else; its
/// classes are balanced unless its page says otherwise.
@NullMarked
package synfire.learn.task.catalogue;

import org.jspecify.annotations.NullMarked;
