// The dashboard: the site's articles, its problems, and what is scheduled.
import { chart } from './chart.js';
import { showLook } from './look.js';
import { element, problemItem } from './panel.js';
import { Stream } from './stream.js';

const FIRST = 100;
const BIGGEST = 10;

let { token, writing } = document.querySelector('script[data-token]').dataset;
const stream = new Stream('/_octavo/');
const at = (id) => document.getElementById(id);
let site = null;
let faults = new Map();
let pages = new Map();
let showsAll = false;
let loading = null;
let isOld = false;

async function load() {
  isOld = document.hidden;
  if (isOld) return;
  const response = await fetch('/_octavo/site.json?' + new URLSearchParams({ token }), { cache: 'no-store' });
  if (!response.ok) return;
  site = await response.json();
  show();
  await showLook(writing, site.home);
}

// Requests during a load cause a single further load.
function reload() {
  if (loading) {
    loading.again = true;
    return;
  }
  const mine = (loading = { again: false });
  load()
    .catch((error) => console.error('octavo:', error))
    .finally(() => {
      loading = null;
      if (mine.again) reload();
    });
}

function show() {
  at('title').textContent = site.title;
  document.title = `${site.title} – Octavo`;
  at('home').href = site.home;
  pages = new Map(site.articles.map(({ file, href }) => [file, href]));
  faults = new Map();
  for (const problem of site.problems) {
    if (problem.file) faults.set(problem.file, [...(faults.get(problem.file) ?? []), problem]);
  }
  showCounts();
  showProblems();
  showKnown();
  at('timeline').replaceChildren(...chart(site.articles.filter(({ kind }) => kind === 'post'), at('timeline').clientWidth));
  showLanguages();
  showArticles();
  showBiggest();
}

function showCounts() {
  const states = ['draft', 'scheduled', 'published', 'expired'];
  const posts = site.articles.filter(({ kind }) => kind === 'post');
  const counts = states.map((state) => [posts.filter((post) => post.state === state).length, state]);
  const counted = (count, word) => counts.push([count, count === 1 ? word : `${word}s`]);
  counted(site.articles.length - posts.length, 'page');
  counted(site.problems.length, 'problem');
  if (site.allKnown > 0) counted(site.allKnown, 'known problem');
  for (const { tag, name } of site.languages) {
    const count = site.articles.filter(({ missing }) => missing.includes(tag)).length;
    if (count > 0) counts.push([count, `not yet in ${name}`]);
  }
  const shown = counts.filter(([count, name]) => count > 0 || name !== 'expired');
  at('counts').replaceChildren(
    ...shown.map(([count, name]) => element('li', {}, element('strong', {}, count.toLocaleString('en')), name)),
  );
}

function item(problem) {
  const made = problemItem(problem);
  made.querySelectorAll('pre').forEach((pre) => (pre.tabIndex = 0));
  const place = made.querySelector('.place');
  const href = pages.get(problem.file);
  if (href && place) place.append(' ', element('a', { href }, 'open the page'));
  return made;
}

function showProblems() {
  const isLink = ({ kind }) => /link|picture|part|address/.test(kind);
  at('well').hidden = site.problems.length > 0;
  at('links').replaceChildren(...site.problems.filter(isLink).map(item));
  at('others').replaceChildren(...site.problems.filter((problem) => !isLink(problem)).map(item));
}

// Those come first that most readers meet.
function showKnown() {
  const { known, allKnown, writable } = site;
  const list = at('known-list');
  const pressed = [...list.querySelectorAll('button')].indexOf(document.activeElement);
  at('known').hidden = allKnown === 0;
  const some = known.length < allKnown ? `The first ${known.length.toLocaleString('en')} of ${allKnown.toLocaleString('en')}. ` : '';
  at('known-count').textContent = `${some}They stop no build. Those on the home page come first, then those on pages to which most articles link.`;
  list.replaceChildren(...known.map(knownItem(writable)));
  if (pressed >= 0) ([...list.querySelectorAll('button')][pressed] ?? at('known-title')).focus();
}

const knownItem = (writable) => ({ key, fault, fix }) => {
  const made = item(fault);
  if (fix && writable) {
    const press = ({ currentTarget }) => currentTarget.ariaDisabled || correct(key, currentTarget);
    made.append(element('button', { type: 'button', onclick: press }, `Correct it: ${fix}`));
  }
  return made;
};

async function correct(key, button) {
  let refused = '';
  button.ariaDisabled = 'true';
  try {
    const response = await fetch('/_octavo/known?' + new URLSearchParams({ token: writing, key }), { method: 'POST' });
    if (!response.ok) refused = await response.text();
  } catch {
    refused = 'The preview does not answer.';
  }
  button.ariaDisabled = null;
  at('known-refused').textContent = refused;
}

function showLanguages() {
  const none = site.languages.length === 0;
  const select = at('missing');
  const asked = select.value;
  at('missing-label').hidden = at('missing-head').hidden = none;
  select.replaceChildren(element('option', { value: '' }, 'any'));
  for (const { tag, name } of site.languages) select.append(element('option', { value: tag, lang: tag }, name));
  select.value = site.languages.some(({ tag }) => tag === asked) ? asked : '';
}

function showArticles() {
  const words = at('words').value.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const state = at('state').value;
  const missing = at('missing').value;
  const found = site.articles.filter((article) => {
    const text = `${article.title} ${article.file} ${article.date ?? ''}`.toLowerCase();
    const wanted = (state === '' || article.state === state) && (missing === '' || article.missing.includes(missing));
    return wanted && words.every((word) => text.includes(word));
  });
  const shown = showsAll ? found : found.slice(0, FIRST);
  const number = (count) => count.toLocaleString('en');
  at('shown').textContent = `${number(shown.length)} of ${number(found.length)}, the newest first`;
  at('all').hidden = shown.length === found.length;
  at('articles').replaceChildren(...shown.map(row));
}

function row({ title, language, missing, href, file, kind, date, state }) {
  const wrong = faults.get(file) ?? [];
  const worst = wrong.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  const problems = wrong.length === 0 ? '' : `${wrong.length} ${wrong.length === 1 ? 'problem' : 'problems'}`;
  const cell = (...children) => element('td', {}, ...children);
  const untranslated = site.languages.length === 0 ? [] : [cell(element('span', { className: 'missing' }, missing.join(', ')))];
  return element(
    'tr',
    {},
    cell(date?.slice(0, 10) ?? kind),
    cell(element('a', { href, lang: language, dir: 'auto' }, title), element('span', { className: 'place' }, file)),
    cell(element('span', { className: `state ${state}` }, state)),
    cell(element('span', { className: `faults ${worst}` }, problems)),
    ...untranslated,
  );
}

function showBiggest() {
  const biggest = [...site.articles].sort((a, b) => b.bytes - a.bytes).slice(0, BIGGEST);
  const size = (bytes) => (bytes < 10_000 ? `${bytes.toLocaleString('en')} bytes` : `${Math.round(bytes / 1000).toLocaleString('en')} kB`);
  at('biggest').replaceChildren(
    ...biggest.map(({ title, language, href, bytes }) => {
      const bar = element('span', { className: 'bar' });
      bar.style.inlineSize = `${(100 * bytes) / Math.max(1, biggest[0].bytes)}%`;
      return element('li', {}, element('a', { href, lang: language, dir: 'auto' }, title), element('span', { className: 'soft' }, size(bytes)), bar);
    }),
  );
}

// A restarted server has a new token, which its page contains.
async function returned() {
  for (let pause = 250; ; pause = Math.min(2 * pause, 2000)) {
    try {
      const html = await (await fetch('/_octavo/', { cache: 'no-store' })).text();
      ({ token, writing } = new DOMParser().parseFromString(html, 'text/html').querySelector('script[data-token]').dataset);
      stream.join(token, 'dashboard');
      return reload();
    } catch {
      await new Promise((done) => setTimeout(done, pause));
    }
  }
}

at('filters').addEventListener('submit', (event) => event.preventDefault());
at('words').addEventListener('input', showArticles);
at('state').addEventListener('input', showArticles);
at('missing').addEventListener('input', showArticles);
at('all').addEventListener('click', () => {
  showsAll = true;
  showArticles();
});
document.addEventListener('visibilitychange', () => isOld && reload());
const away = (sentence) => (at('away').textContent = sentence);
stream.on('site', reload);
stream.on('problems', reload);
stream.on('open', () => away(''));
stream.on('lost', () => away('The preview is not running. This is how the site was.'));
stream.on('refused', () => {
  away('The preview is not running. This is how the site was.');
  returned();
});
stream.on('follow', ({ href }) => location.assign(href));
stream.join(token, 'dashboard');
reload();
