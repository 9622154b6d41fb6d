// The text itself: CodeMirror in the colours of the page.
import {
  bracketMatching, closeBrackets, closeBracketsKeymap, defaultKeymap, drawSelection, EditorState, EditorView, highlightActiveLine,
  highlightActiveLineGutter, highlightSelectionMatches, highlightSpecialChars, HighlightStyle, history, historyKeymap, keymap, lineNumbers,
  lintGutter, lintKeymap, searchKeymap, setDiagnostics, syntaxHighlighting, tags,
} from "./vendor/codemirror.js";
import { modelLanguage, tomlLanguage } from "./languages.js";

const LOOK = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", fontSize: "13.5px", height: "min(62vh, 46rem)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--wash)", color: "var(--grey)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--ink) 5%, transparent)" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--blue) 24%, transparent) !important" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--vermilion) 1.2px", textUnderlineOffset: "3px" },
  ".cm-tooltip": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "7px", maxWidth: "44rem" },
  ".cm-diagnostic": { padding: ".35rem .7rem", whiteSpace: "pre-wrap", fontFamily: "inherit" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--vermilion)" },
  ".cm-panels": { backgroundColor: "var(--wash)", color: "var(--ink)" },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.comment, color: "var(--grey)", fontStyle: "italic" },
  { tag: tags.keyword, color: "var(--blue)", fontWeight: "600" },
  { tag: tags.string, color: "var(--green)" },
  { tag: [tags.number, tags.atom], color: "var(--vermilion)" },
  { tag: tags.typeName, color: "var(--purple)" },
  { tag: tags.standard(tags.name), color: "var(--green)" },
  { tag: tags.definition(tags.name), color: "var(--blue)" },
  { tag: tags.propertyName, color: "var(--ink)" },
]);

/** on: { changed(), save() } */
export function sheet(path, text, on) {
  const language = path.endsWith(".model") ? modelLanguage : tomlLanguage;
  const element = document.createElement("div");
  element.className = "sheet";
  const nonce = document.querySelector("meta[name=nonce]")?.content ?? "";
  const view = new EditorView({
    parent: element,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce), lineNumbers(), lintGutter(), history(), drawSelection(), highlightSpecialChars(), highlightActiveLine(),
        highlightActiveLineGutter(), bracketMatching(), closeBrackets(), highlightSelectionMatches(), language, syntaxHighlighting(COLOURS), LOOK,
        EditorState.tabSize.of(2),
        EditorView.contentAttributes.of({ "aria-label": `Text of ${path}` }),
        keymap.of([
          { key: "Mod-s", preventDefault: true, run: () => (on.save(), true) },
          ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap,
        ]),
        EditorView.updateListener.of((update) => update.docChanged && on.changed()),
      ],
    }),
  });
  const place = (line, column) => {
    const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
    return { from: Math.min(at.from + column - 1, at.to), end: at.to };
  };
  return {
    element,
    text: () => view.state.doc.toString(),
    show: (findings) => view.dispatch(setDiagnostics(view.state, findings.map((each) => {
      const { from, end } = place(each.line, each.column);
      const to = each.length > 0 ? Math.min(from + each.length, end) : end;
      return { from, to: Math.max(from, to), severity: "error", message: each.fix ? `${each.problem}\nfix: ${each.fix}` : each.problem };
    }))),
    go: (line, column) => {
      const { from } = place(line, column);
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
      view.focus();
    },
    close: () => view.destroy(),
  };
}
