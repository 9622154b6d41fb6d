#!/bin/sh
# Makes the libraries of the page anew, from the versions in package.json. Needs npm; the build of Synfire does not.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
out="$here/../src/main/resources/synfire/lab/page/vendor"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/codemirror.js" "$work"
cd "$work"
npm install --no-audit --no-fund --no-package-lock
mkdir -p "$out"
npx esbuild codemirror.js --bundle --minify --format=esm --target=es2022 --legal-comments=none --outfile="$out/codemirror.js"
npx esbuild node_modules/uplot/dist/uPlot.esm.js --minify --format=esm --target=es2022 --legal-comments=none --outfile="$out/uplot.js"
cp node_modules/uplot/dist/uPlot.min.css "$out/uplot.css"
# Of everything that is in these files: its name, its version, its license.
for package in uplot @codemirror/autocomplete @codemirror/commands
    @codemirror/language @codemirror/lint @codemirror/search \
    @codemirror/state @codemirror/streamparser @codemirror/view @lezer/common @lezer/highlight @lezer/lr @marijn/find-cluster-break crelt style-mod \
    w3c-keyname; do
    printf '%s %s\n\n' "$package" "$(node -p "require('./node_modules/$package/package.json').version")"
    cat "node_modules/$package/LICENSE"
    printf '\n----------------------------------------------------------------\n\n'
done >"$out/licenses.txt"
