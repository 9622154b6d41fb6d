package synfire.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import synfire.equations.lowering.Lowering;
import synfire.equations.lowering.LoweringOptions;
import synfire.learn.descent.LevenbergMarquardt;
import synfire.learn.fit.Fit;
import synfire.learn.fit.FitPlan;
import synfire.learn.fit.Stage;
import synfire.learn.loss.PotentialLoss;
import synfire.learn.loss.Trace;
import synfire.learn.multistart.MultiStart;
import synfire.learn.optimize.Budget;
import synfire.learn.transform.FreeParameter;
import synfire.learn.transform.ParameterSpace;
import synfire.models.Catalogue;
import synfire.network.Samples;
import synfire.network.SpikeTrain;
import synfire.simulate.CellSimulation;
import synfire.simulate.Engine;

/// The Java of the README, compiled and run.
final class ReadmeExample {

    private ReadmeExample() {}

    static Map<String, Double> fitted() {
        // @start region="readme"
        var cell = Catalogue.get("hh-traub");
        var engine = Engine.best();

        // a recording: here the model itself for 15 ms, with 2 nA from 5 ms on; base units are ms, mV, pA
        var current = Map.of("I", Samples.generate(1500, k -> k < 500 ? 0 : 2000));
        var truth = new HashMap<String, Double>();
        cell.parameters().forEach(p -> truth.put(p.name(), p.value().inBase()));
        var lowered = Lowering.of(cell, LoweringOptions.DEFAULT);
        var simulation = new CellSimulation(lowered, 0.01, List.of("V"), false, engine);
        var potential = simulation.run(List.of(truth), current, 1).getFirst().samples("V");
        var trace = new Trace("sweep 0", 0.01, current, Optional.of(potential), SpikeTrain.of(new double[0], 0, 15));

        // two conductances, from eight starts within their bounds
        var free = ParameterSpace.of(FreeParameter.of("g_Na", "uS", 1, 40), FreeParameter.of("g_K", "uS", 1, 20));
        var method = MultiStart.of(LevenbergMarquardt.STANDARD, 8);
        var stage =
                new Stage("all", PotentialLoss.all("V"), free.names(), method, Budget.ofEvaluations(500), List.of(1.0));
        var plan = new FitPlan(cell, Map.of(), free, List.of(stage), List.of(trace), 1);
        var outcome = new Fit(plan, engine, () -> false, Fit.Listener.NONE).run();
        System.out.println(outcome.loss() + " mV² with " + outcome.values());
        // @end
        simulation.close();
        return outcome.values();
    }
}
