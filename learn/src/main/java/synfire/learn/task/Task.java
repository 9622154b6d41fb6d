package synfire.learn.task;

import synfire.network.random.CounterStream;
import synfire.network.random.RandomKey;

/// A stream of trials, any of which can be made again.
///
/// Trials for training and held-out trials come from different keys:
///
///     var train = RandomKey.ofSeed(seed).split("train");
///     var heldOut = RandomKey.ofSeed(seed).split("held-out");
///     var trial = task.trial(train, batch * 128L + i);
///     var test = task.heldOut().trial(heldOut, i);
public interface Task {

    /// What all its trials share.
    Layout layout();

    /// Draws what one trial is. Takes its random numbers from `random` alone.
    ///
    /// @param index number of the trial, for tasks that go through data in order
    Script script(long index, CounterStream random);

    /// The task whose trials are held out, to be asked under a key of its own: the same one unless the trials
    /// come from recorded data.
    default Task heldOut() {
        return this;
    }

    /// Trial number `index` under `key`: the same whenever and wherever it is made.
    ///
    /// @throws IllegalArgumentException if the script breaks the rules of [ScriptRules]
    default Trial trial(RandomKey key, long index) {
        var own = key.split(index);
        var script = script(index, new CounterStream(own.split("script"), 0));
        ScriptRules.check(layout(), script);
        return new Trial(index, script, InputDrawing.draw(layout(), script, own.split("input")));
    }
}
