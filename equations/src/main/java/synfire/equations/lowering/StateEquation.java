package synfire.equations.lowering;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import synfire.equations.syntax.Expr;

/// One differential equation, dx = drift·dt + Σ noise·dW.
///
/// @param noise what multiplies each white noise, by the noise's name
/// @param heldWhileRefractory whether x stands still while the cell is refractory
record StateEquation(String name, Expr drift, SortedMap<String, Expr> noise, boolean heldWhileRefractory) {

    StateEquation {
        noise = Collections.unmodifiableSortedMap(new TreeMap<>(noise));
    }
}
