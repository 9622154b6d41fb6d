package synfire.simulate.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The delay lines of trials and how many slots each has: as many as its longest delay.
record TrialLines(Map<DelayLine, Integer> slots) {

    TrialLines {
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    }

    static TrialLines of(NetworkProgram program) {
        var slots = new LinkedHashMap<DelayLine, Integer>();
        for (int i = 0; i < program.projections().size(); i++) {
            if (program.projections().get(i).travel() instanceof Travel.Together(double steps)) {
                program.line(i).ifPresent(line -> slots.merge(line, (int) steps, Math::max));
            }
        }
        return new TrialLines(slots);
    }
}
