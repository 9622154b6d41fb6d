package synfire.network.analysis.distance;

import java.util.List;
import synfire.network.SpikeTrain;
import synfire.network.analysis.statistic.SymmetricMatrix;

/// How far two spike trains are apart: 0 for equal ones, the same both ways.
public interface TrainDistance {

    double distance(SpikeTrain a, SpikeTrain b);

    /// The distance of each pair; 0 on the diagonal.
    default SymmetricMatrix pairwise(List<SpikeTrain> trains) {
        return SymmetricMatrix.generate(trains.size(), (i, j) -> i == j ? 0 : distance(trains.get(i), trains.get(j)));
    }

    /// The mean over all pairs; NaN with fewer than two trains.
    default double mean(List<SpikeTrain> trains) {
        return pairwise(trains).meanOfPairs();
    }
}
