package synfire.cli.run;

import java.util.HashMap;
import synfire.equations.Model;
import synfire.equations.units.Quantity;

/// The model with the fitted parameters as its own.
final class FittedModel {

    private FittedModel() {}

    static Model of(FitResult result) {
        var values = new HashMap<>(result.study().set());
        for (var fitted : result.parameters()) {
            var unit =
                    result.study().model().parameter(fitted.parameter().name()).unit();
            values.put(fitted.parameter().name(), Quantity.of(fitted.value(), unit));
        }
        return result.study().model().withDefaults(values);
    }
}
