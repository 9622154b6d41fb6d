// Colours for the two languages: studies (TOML) and models.
import { StreamLanguage } from "./vendor/codemirror.js";

const SECTIONS = /^(model|parameters|state|inputs|equations|scheme|on|before|after|update|initial|spike|refractory|reset|while|unless|if|in|order|simultaneous|synapse|step|next|end|surrogate|escape|integrate|delay|pre|post)\b/;
const FUNCTIONS = /^(exp|expm1|exprel|log|log1p|sqrt|abs|min|max|clip|tanh|sigmoid|sin|cos|q10|xi|rand|randn|poisson|floor|int|where)(?=\s*\()/;
const NUMBER = /^[+-]?(\d[\d_]*\.?\d*|\.\d+)([eE][+-]?\d+)?/;
const UNIT = /^(mV|V|nS|uS|S|mS|pA|nA|uA|A|pF|nF|uF|F|ms|us|s|Hz|kHz|MOhm|GOhm|ohm|mM|uM|M|um|cm|mm|K|C|rad)(\*\*-?\d+)?(?![\w])/;

export const modelLanguage = StreamLanguage.define({
  name: "model",
  startState: () => ({ line: true }),
  token(stream, state) {
    if (stream.sol()) {
      state.line = true;
    }
    if (stream.eatSpace()) {
      return null;
    }
    const begins = state.line;
    state.line = false;
    if (stream.match(/^#.*/)) {
      return "comment";
    }
    if (stream.match(/^"[^"]*"?/)) {
      return "string";
    }
    if (stream.match(FUNCTIONS)) {
      return "standard";
    }
    if (begins ? stream.match(SECTIONS) : stream.match(/^(in|while|unless refractory|unless|refractory|spike|inf)\b/)) {
      return "keyword";
    }
    if (stream.match(/^d\w+\/dt\b/)) {
      return "def";
    }
    if (stream.match(NUMBER)) {
      return "number";
    }
    if (stream.match(UNIT)) {
      return "typeName";
    }
    if (stream.match(/^[A-Za-z_]\w*/)) {
      return "variableName";
    }
    stream.next();
    return "operator";
  },
  languageData: { commentTokens: { line: "#" } },
});

export const tomlLanguage = StreamLanguage.define({
  name: "toml",
  startState: () => ({ key: true, deep: 0 }),
  token(stream, state) {
    if (stream.sol() && state.deep === 0) {
      state.key = true;
    }
    if (stream.eatSpace()) {
      return null;
    }
    if (stream.match(/^#.*/)) {
      return "comment";
    }
    if (state.key && stream.match(/^\[\[?[^\]]*\]\]?/)) {
      return "keyword";
    }
    if (stream.match(/^"""[^]*?(?:"""|$)|^"(?:[^"\\]|\\.)*"?|^'[^']*'?/)) {
      return state.key ? "propertyName" : "string";
    }
    if (!state.key && stream.match(/^(true|false|inf|nan)\b/)) {
      return "atom";
    }
    if (!state.key && stream.match(NUMBER)) {
      return "number";
    }
    if (stream.match(/^[A-Za-z0-9_-]+/)) {
      return "propertyName";
    }
    const sign = stream.next();
    if (sign === "=") {
      state.key = false;
    } else if (sign === "[" || sign === "{") {
      state.deep++;
      state.key = sign === "{";
    } else if (sign === "]" || sign === "}") {
      state.deep = Math.max(0, state.deep - 1);
      state.key = false;
    } else if (sign === ",") {
      state.key = state.deep > 0 && state.key;
    }
    return "operator";
  },
  languageData: { commentTokens: { line: "#" } },
});
