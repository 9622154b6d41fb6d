import { defineConfig } from 'vitepress'

// Title and page of each entry of the sidebar. A test holds that every page of docs/ is here.
const sections = {
  Tutorial: [
    ['Fit a cell', '/tutorial/cell'],
    ['Build a network', '/tutorial/network'],
    ['Train it', '/tutorial/training'],
  ],
  Guide: [
    ['Installing', '/guide/installing'],
    ['Choosing', '/guide/choosing'],
    ['Fitting cells', '/guide/fitting'],
    ['Recordings', '/guide/recordings'],
    ['Networks', '/guide/networks'],
    ['Synapses', '/guide/synapses'],
    ['Rates and masses', '/guide/masses'],
    ['Connectomes', '/guide/connectomes'],
    ['Tasks', '/guide/tasks'],
    ['Training', '/guide/training'],
    ['Studies across scales', '/guide/study'],
    ['The lab', '/guide/lab'],
    ['Analysis of activity', '/guide/analysis'],
    ['Reports and figures', '/guide/report'],
    ['Notebooks', '/guide/notebooks'],
    ['Coming from another simulator', '/guide/coming-from'],
  ],
  Reference: [
    ['The model language', '/reference/language'],
    ['Models', '/reference/models'],
    ['Synapse models', '/reference/synapses'],
    ['Study files', '/reference/study'],
    ['Tasks', '/reference/tasks'],
    ['Command line', '/reference/cli'],
  ],
  Concepts: [
    ['Compiled and differentiated', '/concepts'],
    ['Benchmarks', '/benchmarks'],
    ['Mistakes of other simulators', '/reference/mistakes'],
  ],
  Decisions: [
    ['1 Functions are programs', '/adr/0001-functions-are-programs'],
    ['2 Losses run inside the loop', '/adr/0002-losses-run-inside-the-loop'],
    ['3 A network is one program', '/adr/0003-networks-are-one-program'],
    ['4 Synapses are composed and visited', '/adr/0004-synapses-are-composed-and-visited'],
    ['5 Trials side by side', '/adr/0005-trials-side-by-side'],
    ['6 Traces once a window', '/adr/0006-traces-are-touched-once-a-window'],
    ['7 The site', '/adr/0007-the-site-is-made-by-vitepress'],
  ],
}

const sidebar = Object.entries(sections).map(([text, pages]) => ({
  text,
  collapsed: text === 'Decisions',
  items: pages.map(([title, link]) => ({ text: title, link })),
}))

export default defineConfig({
  title: 'Synfire',
  description: 'A differentiable brain simulator',
  lang: 'en',
  srcDir: 'src',
  outDir: '../out/site',
  cacheDir: '../out/site-cache',
  base: process.env.SYNFIRE_SITE_BASE ?? '/',
  cleanUrls: false,
  metaChunk: true,
  // what lies outside of docs/, such as examples, is held by the project's own test of links
  ignoreDeadLinks: [/\.\.\/\.\.\//, /\/examples\//, /README$/, /\.jsonl$/],
  markdown: {
    html: false,
    languageAlias: { model: 'python', synapse: 'python', equations: 'python', message: 'log' },
  },
  themeConfig: {
    nav: [
      { text: 'Tutorial', link: '/tutorial/cell' },
      { text: 'Guide', link: '/guide/choosing' },
      { text: 'Reference', link: '/reference/language' },
      { text: 'Concepts', link: '/concepts' },
    ],
    sidebar,
    outline: [2, 3],
    search: { provider: 'local' },
    docFooter: { prev: 'Before', next: 'Next' },
  },
})
