package synfire.equations;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import synfire.equations.check.Advice;
import synfire.equations.syntax.ExprParser;
import synfire.equations.syntax.Region;
import synfire.equations.syntax.Source;
import synfire.equations.syntax.Spelling;
import synfire.equations.syntax.Word;

/// Reads the text of a model file into a draft.
final class ModelFile {

    private static final List<String> SECTIONS = List.of(
            "model",
            "parameters",
            "state",
            "inputs",
            "equations",
            "on",
            "surrogate",
            "escape",
            "update",
            "reset",
            "before",
            "after",
            "scheme");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w-]*");

    private final Draft draft;
    private final Set<String> seen = new HashSet<>();

    private ModelFile(Source source) {
        this.draft = new Draft(source, Advice.MODEL_FILE);
    }

    static Draft read(Source source) {
        var file = new ModelFile(source);
        var sections = Sections.of(source);
        sections.sections().forEach(file::section);
        if (!file.seen.contains("model")) {
            file.draft.problems.add(
                    "model-missing", new Region(0, 0), "the text does not name its model", "begin with: model NAME");
        }
        file.draft.header = HeaderText.read(sections.comment(), file.draft.name.text());
        return file.draft;
    }

    private void section(Sections.Section section) {
        var head = section.head().text();
        var keyword = head.split("[\\s:(]", 2)[0];
        switch (keyword) {
            case "model" -> model(section);
            case "parameters" -> Declarations.parameters(block(section), draft);
            case "state" -> Declarations.state(block(section), draft);
            case "inputs" -> Declarations.inputs(block(section), draft);
            case "equations" -> equations(section);
            case "on" -> new EventSection(draft).read(section);
            case "surrogate" -> SurrogateLine.read(sentence(section), draft);
            case "escape" -> escape(section);
            case "before" -> draft.before.addAll(StatementLines.read(block(section, "before step:"), draft));
            case "after" -> draft.after.addAll(StatementLines.read(block(section, "after step:"), draft));
            case "update" ->
                choice(section, "simultaneous", "in order")
                        .ifPresent(c -> draft.update =
                                c.equals("in order") ? StepOrder.Update.IN_ORDER : StepOrder.Update.SIMULTANEOUS);
            case "reset" ->
                choice(section, "end", "next step")
                        .ifPresent(
                                c -> draft.reset = c.equals("end") ? StepOrder.Reset.END : StepOrder.Reset.NEXT_STEP);
            case "scheme" -> draft.scheme = Optional.of(rest(section));
            default -> unknown(section.head(), keyword);
        }
        if (!seen.add(keyword)
                && Set.of("model", "surrogate", "escape", "update", "reset", "scheme")
                        .contains(keyword)) {
            draft.problems.add(
                    "section-twice",
                    section.head().at(),
                    "'%s' stands here for the second time".formatted(keyword),
                    "keep one of them");
        }
    }

    private void model(Sections.Section section) {
        draft.name = rest(section);
        if (!NAME.matcher(draft.name.text()).matches()) {
            draft.problems.add(
                    "model-name",
                    draft.name.text().isEmpty() ? section.head().at() : draft.name.at(),
                    "'%s' is no name for a model".formatted(draft.name.text()),
                    "write letters, digits, '_' and '-', a letter first: model lif");
        }
    }

    private void equations(Sections.Section section) {
        int declared = draft.state.size();
        EquationLines.read(block(section), draft);
        while (draft.state.size() > declared) {
            var line = draft.state.removeLast();
            draft.problems.add(
                    "declaration-in-equations",
                    line.name().at(),
                    "'%s' is declared here, but has no equation"
                            .formatted(line.name().text()),
                    "move the line to parameters, state or inputs");
        }
    }

    private void escape(Sections.Section section) {
        var text = draft.source.code(section.whole());
        var after = text.text().replaceFirst("^escape\\s+rate\\b:?", "");
        if (after.length() == text.text().length()) {
            draft.problems.add(
                    "escape-rate", section.head().at(), "this is no escape rate", "write: escape rate EXPRESSION : Hz");
            return;
        }
        int start = text.text().length() - after.length();
        int colon = text.text().indexOf(':', start);
        int end = colon < 0 ? text.text().length() : colon;
        draft.escapeRate = Optional.of(ExprParser.parse(text.part(start, end).at(), draft.spans, draft.problems));
        if (colon >= 0) {
            UnitTexts.read(text.part(colon + 1, text.text().length()), draft.problems);
        }
    }

    private Optional<String> choice(Sections.Section section, String first, String second) {
        var word = rest(section);
        var chosen = word.text().replaceAll("\\s+", " ");
        if (chosen.equals(first) || chosen.equals(second)) {
            return Optional.of(chosen);
        }
        draft.problems.add(
                "unknown-choice",
                word.text().isEmpty() ? section.head().at() : word.at(),
                "'%s' is not a choice here".formatted(chosen),
                "write '%s' or '%s'".formatted(first, second));
        return Optional.empty();
    }

    private void unknown(Word head, String keyword) {
        Spelling.nearest(keyword, SECTIONS).ifPresent(seen::add);
        boolean declaration = head.text().matches("(?s)\\w+\\s*[=:].*");
        draft.problems.add(
                "unknown-section",
                head.at(),
                declaration ? "this line stands at the margin" : "there is no section '%s'".formatted(keyword),
                Spelling.nearest(keyword, SECTIONS)
                        .map("did you mean '%s'?"::formatted)
                        .orElse(
                                declaration
                                        ? "indent it below parameters, state, inputs or equations"
                                        : "the sections are: " + String.join(", ", SECTIONS)));
    }

    /// The body of a section whose head is one word.
    private Region block(Sections.Section section) {
        return block(section, section.head().text().split("[\\s:]", 2)[0]);
    }

    private Region block(Sections.Section section, String head) {
        var found = section.head().text().replaceAll("\\s+", " ");
        if (!found.equals(head) && !found.equals(head + ":") && !(found + ":").equals(head)) {
            draft.problems.add(
                    "section-head",
                    section.head().at(),
                    "'%s' is not the beginning of a section".formatted(found),
                    "write '%s' alone on its line, and what belongs to it indented below".formatted(head));
        }
        return section.body();
    }

    /// What follows the first word of a section that is one sentence, over as many lines as it has.
    private Word sentence(Sections.Section section) {
        int start = rest(section).at().start();
        var whole = section.whole();
        return draft.source.code(new Region(start, Math.max(start, whole.end())));
    }

    /// What follows the first word of a section's head.
    private Word rest(Sections.Section section) {
        var head = section.head();
        int end = head.text().split("[\\s:]", 2)[0].length();
        int start = end < head.text().length() && head.text().charAt(end) == ':' ? end + 1 : end;
        return head.part(start, head.text().length());
    }
}
