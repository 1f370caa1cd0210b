// Keeps an open page up to date by changing only what differs.
// If the site forbids scripts with a Content-Security-Policy in a meta element, the page stays as it was sent.
import { Page } from './page.js';
import { Panel } from './panel.js';
import { Stream } from './stream.js';
import { onAltClick, scrollToLine } from './lines.js';
import { refresh } from './files.js';

const script = document.querySelector('script[data-token]');
const here = decodeURIComponent(location.pathname);
const panel = new Panel();
const page = new Page(script.dataset);
const stream = new Stream(here);
let jobs = Promise.resolve();
let waiting = false;

// Runs jobs one after another, in order.
function inTurn(job) {
  jobs = jobs.then(job).catch((error) => console.error('octavo:', error));
  return jobs;
}

function update() {
  if (waiting) return;
  waiting = true;
  const begin = () => {
    inTurn(async () => {
      waiting = false;
      await page.update();
      stream.shows(page.tag);
      if (page.token !== stream.token) stream.join(page.token, page.tag);
    });
  };
  // Hidden pages wait, so that visible ones update first.
  if (document.hidden) setTimeout(begin, 300);
  else begin();
}

stream.on('page', ({ tag }) => {
  panel.note('gone', '');
  if (tag === page.tag) stream.shows(tag);
  else update();
});
stream.on('files', ({ hrefs }) => inTurn(() => refresh(page, hrefs)));
stream.on('moved', ({ href }) => {
  sessionStorage.setItem('octavo-scroll', JSON.stringify({ href, y: scrollY }));
  location.replace(href + location.hash);
});
stream.on('gone', () => {
  panel.note('gone', 'There is no page here any more. When its file is back, so is the page.');
  stream.shows('gone'); // so that it is told when there is one again
});
stream.on('problems', ({ problems }) => panel.problems(problems));
stream.on('follow', ({ href, line }) => inTurn(() => follow(href, line)));
stream.on('open', () => panel.note('away', ''));
stream.on('lost', () => panel.note('away', 'The preview is not running. This page is as it was.', 800));
// The server was restarted with a new token, which the pages it sends contain.
stream.on('refused', () => inTurn(returned));
stream.on('back', () => inTurn(() => refresh(page, null)));

async function returned() {
  for (let pause = 250; ; pause = Math.min(2 * pause, 2000)) {
    try {
      if (!(await page.update())) throw new Error('another program answers');
      stream.join(page.token, page.tag);
      return refresh(page, null);
    } catch {
      panel.note('away', 'The preview is not running. This page is as it was.', 800);
      await new Promise((done) => setTimeout(done, pause));
    }
  }
}

async function follow(href, line) {
  const target = new URL(href, location.href);
  if (target.pathname !== location.pathname) {
    sessionStorage.setItem('octavo-follow', JSON.stringify({ path: target.pathname, line }));
    location.assign(href);
    return;
  }
  await scrollToLine(page, line);
}

function resumed() {
  const [followed, scrolled] = ['octavo-follow', 'octavo-scroll'].map((key) => {
    const value = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    sessionStorage.removeItem(key);
    return value;
  });
  if (followed?.path === location.pathname) inTurn(() => scrollToLine(page, followed.line));
  else if (scrolled && new URL(scrolled.href, location.href).pathname === location.pathname) scrollTo(0, scrolled.y);
}

onAltClick(page, panel);
stream.join(page.token, page.tag);
resumed();
// For tests and the console: when the page was last changed, and how many milliseconds that took.
globalThis.octavo = page.times;
