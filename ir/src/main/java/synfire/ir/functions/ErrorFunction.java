package synfire.ir.functions;

import java.util.List;
import synfire.ir.Comparison;
import synfire.ir.Value;

/// erf x: x + x·p(x²) up to 0.8, and 1 − e^P(|x| − c) beyond, where P is the logarithm of 1 − erf.
///
/// Largest errors measured: 1.0 (1.1) ulp.
final class ErrorFunction {

    private static final double BORDER = 0.8;

    /// @param one from here on the result is 1
    /// @param centre c
    private record Format(double one, double centre, List<Double> near, List<Double> far) {}

    private static final Format DOUBLE = new Format(
            5.95,
            1.0,
            List.of(
                    0.12837916709551256,
                    -0.37612638903183276,
                    0.11283791670929698,
                    -0.026866170639734167,
                    0.005223977566214239,
                    -0.0008548323213900407,
                    0.0001205517973258743,
                    -1.4921679596795158e-05,
                    1.6395745741636733e-06,
                    -1.5670846996744748e-07,
                    1.0588569291799343e-08),
            List.of(
                    -1.8496055099332482,
                    -2.6389675142347913,
                    -0.8431072563584896,
                    -0.041561098046522686,
                    0.01003382543456012,
                    -0.0019779030217114022,
                    0.0002373247029408099,
                    2.627039498473373e-05,
                    -2.714111443724297e-05,
                    9.577159248478511e-06,
                    -2.0180524543793826e-06,
                    1.0160489133227314e-07,
                    1.2839292924393896e-07,
                    -6.941852585766026e-08,
                    2.22282651778079e-08,
                    -5.123699061201921e-09,
                    8.639876422635216e-10,
                    -1.0179821539428614e-10,
                    7.491217489391418e-12,
                    -2.5843877840018347e-13));

    private static final Format SINGLE = new Format(
            3.95,
            1.5,
            List.of(0.12837917, -0.37612608, 0.11283166, -0.026822569, 0.005087719, -0.00065491704),
            List.of(
                    -3.3844922,
                    -3.508801,
                    -0.89263797,
                    -0.025817476,
                    0.0060014557,
                    -0.0012798604,
                    0.00021310117,
                    -5.39734e-06));

    private ErrorFunction() {}

    static Value erf(Arithmetic a, Value x) {
        var format = a.choose(SINGLE, DOUBLE);
        var size = a.minimum(a.absolute(x), format.one());
        var near = a.fma(x, a.polynomial(format.near(), a.multiply(x, x)), x);
        var exponent = a.polynomial(format.far(), a.add(size, -format.centre()));
        var far = a.subtract(a.number(1), new Exponential(a, exponent).exp());
        return a.select(a.compare(size, Comparison.LESS, BORDER), near, a.withSignOf(x, far));
    }
}
