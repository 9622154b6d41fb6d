package synfire.report.text;

import java.util.regex.Pattern;

/// Units as they are printed: `nS/cm²` for `nS/cm**2`, `µF` for `uF`.
public final class UnitText {

    private static final Pattern POWER = Pattern.compile("\\*\\*(-?\\d+)");
    private static final Pattern MICRO = Pattern.compile("(?<![A-Za-z])u(?=[A-Z]|[mgslN](?![A-Za-z]))");

    private UnitText() {}

    /// `name` is a unit as the model language writes it; `1` for a plain number gives nothing.
    public static String of(String name) {
        if (name.equals("1")) {
            return "";
        }
        var powers = POWER.matcher(name).replaceAll(match -> superscript(match.group(1)));
        return MICRO.matcher(powers).replaceAll("µ").replace("ohm", "Ω").replace("*", "·");
    }

    private static String superscript(String digits) {
        return NumberText.power(Integer.parseInt(digits)).substring(2);
    }
}
