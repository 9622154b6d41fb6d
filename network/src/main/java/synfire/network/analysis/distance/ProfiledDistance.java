package synfire.network.analysis.distance;

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
        int pairs = Math.toIntExact(trains.size() * (trains.size() - 1L) / 2);
        return Profile.mean(pairs, pair -> {
            // pairs (1,0), (2,0), (2,1), …: row i starts at i·(i − 1)/2
            int row = (int) ((1 + Math.sqrt(1 + 8.0 * pair)) / 2);
            return profile(trains.get(row), trains.get(pair - row * (row - 1) / 2));
        });
    }
}
