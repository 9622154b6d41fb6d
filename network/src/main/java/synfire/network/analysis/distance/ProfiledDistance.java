package synfire.network.analysis.distance;

import java.util.ArrayList;
import java.util.List;
import synfire.network.SpikeTrain;

/// A distance that is the mean over time of a profile: it says when two trains differ.
public interface ProfiledDistance extends TrainDistance {

    /// The difference over the window of both trains, in [0, 1]. Linear in the number of spikes.
    ///
    /// @throws IllegalArgumentException if the trains differ in their windows
    Profile profile(SpikeTrain a, SpikeTrain b);

    @Override
    default double distance(SpikeTrain a, SpikeTrain b) {
        return profile(a, b).mean();
    }

    /// The mean of the profiles of all pairs.
    default Profile meanProfile(List<SpikeTrain> trains) {
        if (trains.size() < 2) {
            throw new IllegalArgumentException(
                    "a mean profile over the pairs of %d spike trains; give at least two".formatted(trains.size()));
        }
        var profiles = new ArrayList<Profile>();
        for (int i = 1; i < trains.size(); i++) {
            for (int j = 0; j < i; j++) {
                profiles.add(profile(trains.get(i), trains.get(j)));
            }
        }
        return Profile.mean(profiles);
    }
}
