package synfire.data.connectome;

import java.util.regex.Pattern;
import synfire.network.connectome.Hemisphere;

/// The hemisphere that the name of a region tells: `L.BSTS`, `lh_V1`, `V1_R`, `Right_Primary_motor_area`.
final class HemisphereName {

    private static final Pattern LEFT = Pattern.compile("(?i)(l|lh|left)[._ -].+|.+[._ -](l|lh|left)|.*_LH_.*");
    private static final Pattern RIGHT = Pattern.compile("(?i)(r|rh|right)[._ -].+|.+[._ -](r|rh|right)|.*_RH_.*");

    private HemisphereName() {}

    static Hemisphere of(String region) {
        boolean left = LEFT.matcher(region).matches();
        boolean right = RIGHT.matcher(region).matches();
        return left == right ? Hemisphere.NOT_STATED : left ? Hemisphere.LEFT : Hemisphere.RIGHT;
    }
}
