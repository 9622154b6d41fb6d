package synfire.equations;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import synfire.equations.check.Advice;
import synfire.equations.syntax.BinaryOperator;
import synfire.equations.syntax.Expr;
import synfire.equations.syntax.Problems;
import synfire.equations.syntax.Region;
import synfire.equations.syntax.Source;
import synfire.equations.syntax.Spans;
import synfire.equations.syntax.Word;
import synfire.equations.units.Quantity;
import synfire.equations.units.Unit;

/// What was read from a text, before it is checked: every part with its place. Filled by one reader, then
/// checked once.
final class Draft {

    /// A unit as written; empty if it is none, which was reported.
    record UnitText(Optional<Unit> unit, Set<Flag> flags, Region at) {}

    record ParameterText(Word name, Quantity value, Range range, Set<Flag> flags, String meaning) {}

    record StateText(Word name, Optional<Expr> initial, Optional<UnitText> unit, Set<Flag> flags, String meaning) {}

    record InputText(Word name, UnitText unit, String meaning) {}

    record EquationText(Word name, boolean differential, Expr value, UnitText unit, Set<Flag> flags, Region at) {}

    record AssignmentText(Word target, Optional<BinaryOperator> operator, Expr value) {}

    record EventText(Event.Trigger trigger, Region at, List<AssignmentText> statements, boolean spike) {}

    record SurrogateText(Word name, SortedMap<String, Double> settings, Optional<Expr> of) {}

    final Source source;
    final Problems problems;
    final Spans spans;
    final Advice advice;

    /// Whether every state variable must state its initial value, and be changed by something.
    boolean strictState = true;

    Word name = new Word("model", new Region(0, 0));
    Header header = Header.EMPTY;
    final List<ParameterText> parameters = new ArrayList<>();
    final List<StateText> state = new ArrayList<>();
    final List<InputText> inputs = new ArrayList<>();
    final List<EquationText> equations = new ArrayList<>();
    final List<EventText> events = new ArrayList<>();
    final List<AssignmentText> before = new ArrayList<>();
    final List<AssignmentText> after = new ArrayList<>();
    StepOrder.Update update = StepOrder.Update.SIMULTANEOUS;
    StepOrder.Reset reset = StepOrder.Reset.END;

    Optional<Expr> refractory = Optional.empty();

    /// `for` or `while`; empty where the kind of the expression decides.
    String refractoryWord = "";

    Optional<Expr> escapeRate = Optional.empty();
    Optional<SurrogateText> surrogate = Optional.empty();
    Optional<Word> scheme = Optional.empty();

    Draft(Source source, Advice advice) {
        this.source = source;
        this.advice = advice;
        this.problems = new Problems(source);
        this.spans = new Spans();
    }

    /// Whether it describes a synapse, whose names may belong to other cells.
    boolean isSynapse() {
        var synaptic = EnumSet.of(Flag.EVENT_DRIVEN, Flag.SUMMED, Flag.TARGET, Flag.SOURCE, Flag.OUTPUT);
        return events.stream().anyMatch(e -> e.trigger() instanceof Event.Pathway)
                || equations.stream().anyMatch(e -> e.flags().stream().anyMatch(synaptic::contains));
    }
}
