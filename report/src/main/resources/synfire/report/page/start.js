// The page as a whole.

const ROOT = document.documentElement;
ROOT.classList.add('scripted');

document.querySelectorAll('figure.figure').forEach(enliven);

document.querySelector('[data-act=theme]').addEventListener('click', () => {
  const dark = ROOT.dataset.theme ? ROOT.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  ROOT.dataset.theme = dark ? 'light' : 'dark';
});

addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(d => { d.open = true; }));

const links = new Map([...document.querySelectorAll('.contents a')].map(a => [a.hash.slice(1), a]));
const seen = new IntersectionObserver(entries => {
  for (const entry of entries) links.get(entry.target.id).classList.toggle('here', entry.isIntersecting);
}, {rootMargin: '-10% 0px -55% 0px'});
document.querySelectorAll('main > section').forEach(s => seen.observe(s));
