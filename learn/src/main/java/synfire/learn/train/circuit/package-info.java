/// Networks to be trained: what they are made of, and what of them is trained.
///
/// Read first: [Circuit] (excitatory and inhibitory cells), [Mixture] (any cells), [Latent] (what is trained),
/// [Dale] (signs), [Mask] (which synapses there are).
@NullMarked
package synfire.learn.train.circuit;

import org.jspecify.annotations.NullMarked;
