// The preview's own messages on an open page, in a shadow root, so that its styles and the site's do not mix.
const STYLE = `
:host { all: initial; color-scheme: light dark; position: fixed; inset: auto 0 0; z-index: 2147483647; pointer-events: none;
  --paper: #fdfdfc; --ink: #1b242c; --soft: #57626b; --rule: #d5dadc; --tint: #f3f5f4; --error: #b3261e; --warning: #835400;
  font: 16px/1.5 system-ui, sans-serif; color: var(--ink) }
@media (prefers-color-scheme: dark) { :host { --paper: #1b232b; --ink: #dfe4e7; --soft: #9eabb5; --rule: #3c4853;
  --tint: #12181e; --error: #ff9a90; --warning: #e8b964 } }
@media print { :host { display: none } }
*, ::before { box-sizing: border-box }
h2, p, ol, pre { margin: 0; padding: 0; font: inherit }
.panel, .badge, .note, .source { pointer-events: auto; background: var(--paper); color: var(--ink);
  border: 1px solid var(--rule); box-shadow: 0 4px 24px rgb(0 0 0 / .25) }
.panel { position: fixed; inset: auto 0 0; margin: 0 auto; max-width: 60rem; max-height: min(70vh, 40rem); overflow: auto;
  overscroll-behavior: contain; border-radius: 8px 8px 0 0; border-block-start: 4px solid var(--kind) }
header { position: sticky; top: 0; display: flex; gap: 1rem; align-items: center; justify-content: space-between;
  padding: .6rem 1.2rem; background: var(--paper); border-block-end: 1px solid var(--rule) }
h2 { font-weight: 700 }
ol { list-style: none }
li { padding: .9rem 1.2rem 1.1rem }
li + li { border-block-start: 1px solid var(--rule) }
.message { font-weight: 600; overflow-wrap: anywhere }
.kind { color: var(--kind) }
.place { color: var(--soft); font: 14px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; user-select: all }
pre { margin-block: .5rem; padding: .6rem .8rem; background: var(--tint); overflow-x: auto; border-radius: 4px;
  font: 14px/1.5 ui-monospace, monospace; tab-size: 4 }
.number { color: var(--soft) }
mark { background: color-mix(in srgb, var(--kind) 22%, transparent); color: inherit }
.caret { color: var(--kind) }
button { font: inherit; font-size: 14px; color: inherit; background: var(--tint); border: 1px solid var(--soft);
  border-radius: 4px; padding: .2rem .7rem; min-block-size: 28px; cursor: pointer }
:focus-visible { outline: 2px solid var(--kind, currentColor); outline-offset: 2px }
.corner { position: fixed; inset: auto 1rem 1rem auto; display: grid; gap: .5rem; justify-items: end; max-inline-size: calc(100vw - 2rem) }
.badge { border-radius: 99px; padding: .3rem .9rem; border: 1px solid var(--kind); color: var(--kind); font-weight: 600 }
.note { border-radius: 6px; padding: .4rem .9rem; font-size: 14px }
.source { position: fixed; display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; border-radius: 6px; padding: .5rem .7rem;
  max-inline-size: calc(100vw - 1rem) }
.error { --kind: var(--error) } .warning { --kind: var(--warning) }
[hidden] { display: none !important }
`;

export class Panel {
  constructor() {
    this.host = document.createElement('octavo-preview');
    const root = this.host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.panel = element('section', { className: 'panel', role: 'dialog', ariaLabel: 'Problems of the site', hidden: true });
    this.badge = element('button', { className: 'badge', type: 'button', hidden: true, onclick: () => this.open() });
    this.notes = element('div', { role: 'status' });
    this.alert = element('span', { role: 'alert' });
    this.card = element('div', { className: 'source', role: 'dialog', ariaLabel: 'Source of this block', hidden: true });
    root.append(element('div', { className: 'corner' }, this.notes, this.badge), this.panel, this.card);
    // Outside the body, where no theme's selector matches it.
    document.documentElement.append(this.host);
    document.addEventListener('keydown', (event) => event.key === 'Escape' && this.close(), true);
    document.addEventListener('pointerdown', (event) => this.holds(event) || (this.card.hidden = true), true);
    this.all = [];
    this.fresh = new Set();
    this.timers = new Map();
  }

  holds(event) {
    return event.composedPath().includes(this.host);
  }

  /** Shows the current problems: errors over the page, new ones first; warnings as a badge. */
  problems(all) {
    const [before, now] = [this.all, all].map((list) => JSON.stringify(list));
    if (before === now) return;
    const hadErrors = this.all.some(isError);
    const known = new Set(this.all.map((problem) => JSON.stringify(problem)));
    this.fresh = new Set(all.filter((problem) => !known.has(JSON.stringify(problem))));
    this.all = all;
    const errors = all.filter(isError).length;
    const kind = errors > 0 ? 'error' : 'warning';
    this.badge.hidden = all.length === 0;
    this.badge.className = `badge ${kind}`;
    this.badge.textContent = summary(all);
    if (all.length === 0 || (errors === 0 && hadErrors)) this.panel.hidden = true;
    this.fill(kind);
    if (errors > 0) this.open();
  }

  fill(kind) {
    const close = element('button', { type: 'button', onclick: () => this.close() }, 'Close (Esc)');
    const order = (a, b) => isError(b) - isError(a) || this.fresh.has(b) - this.fresh.has(a);
    const list = element('ol', {}, ...[...this.all].sort(order).map(problemItem));
    this.alert.textContent = summary(this.all);
    this.panel.className = `panel ${kind}`;
    this.panel.replaceChildren(element('header', {}, element('h2', {}, this.alert), close), list);
    this.panel.querySelectorAll('pre').forEach((pre) => (pre.tabIndex = 0));
  }

  // The focus is not moved: the author may be typing.
  open() {
    this.panel.hidden = false;
    this.badge.hidden = true;
  }

  close() {
    const within = this.panel.contains(this.host.shadowRoot.activeElement);
    this.card.hidden = true;
    this.panel.hidden = true;
    this.badge.hidden = this.all.length === 0;
    if (within) this.badge.focus();
  }

  /** Shows a note in the corner after a delay, unless an empty sentence has cancelled it; an empty one removes it. */
  note(name, sentence, after = 0) {
    const shown = [...this.notes.children].find((note) => note.dataset.name === name);
    if (sentence === '') {
      clearTimeout(this.timers.get(name));
      this.timers.delete(name);
      shown?.remove();
    } else if (!shown && !this.timers.has(name)) {
      const show = () => {
        const note = element('p', { className: 'note' }, sentence);
        note.dataset.name = name;
        this.notes.append(note);
        this.timers.delete(name);
      };
      this.timers.set(name, setTimeout(show, after));
    }
  }

  /** Shows beside a point in which file and line a block was written. */
  source(place, x, y) {
    const text = place && (place.line === null ? place.file : `${place.file}:${place.line}`);
    const copy = element('button', { type: 'button' }, 'Copy');
    copy.onclick = async () => {
      await navigator.clipboard.writeText(text).then(
        () => (copy.textContent = 'Copied'),
        () => getSelection().selectAllChildren(this.card.firstChild),
      );
    };
    const parts = text
      ? [element('code', { className: 'place' }, text), copy]
      : [element('span', {}, 'This was not written in Markdown: it comes from a template.')];
    this.card.replaceChildren(...parts);
    this.card.hidden = false;
    const { width, height } = this.card.getBoundingClientRect();
    this.card.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
    this.card.style.top = `${Math.max(8, Math.min(y + 12, innerHeight - height - 8))}px`;
  }
}

const NOT_OF_SITE = new Set(['bug', 'command']);

function isError(problem) {
  return problem.severity === 'error';
}

function summary(problems) {
  const errors = problems.filter(isError).length;
  const count = (n, word) => (n === 0 ? [] : [`${n} ${word}${n === 1 ? '' : 's'}`]);
  return [...count(errors, 'error'), ...count(problems.length - errors, 'warning')].join(', ');
}

/** Renders a problem as the terminal does: fact, kind, place, line with a caret, remedy. */
export function problemItem(problem) {
  const severity = element('span', { className: 'kind' }, `${problem.severity}: `);
  const kind = NOT_OF_SITE.has(problem.kind) ? '' : ` [${problem.kind}]`;
  const item = element('li', { className: problem.severity });
  item.append(element('p', { className: 'message' }, severity, problem.message + kind));
  if (problem.file) {
    const place = [problem.file, problem.line, problem.column].filter((part) => part).join(':');
    item.append(element('p', { className: 'place' }, place));
  }
  if (problem.text !== undefined && problem.line > 0) item.append(lineWithCaret(problem));
  if (problem.help) item.append(element('p', { className: 'help' }, `help: ${problem.help}`));
  return item;
}

function lineWithCaret({ text, line, column, length }) {
  const points = [...text];
  const start = Math.max(column - 1, 0);
  const end = column > 0 ? Math.min(points.length, start + length) : 0;
  const part = (from, to) => points.slice(from, to).join('');
  const number = element('span', { className: 'number' }, `${line} | `);
  const pre = element('pre', {}, number, part(0, start), element('mark', {}, part(start, end)), part(Math.max(start, end)));
  if (column > 0) {
    const before = ' '.repeat(String(line).length) + ' | ' + part(0, start).replace(/[^\t]/gu, ' ');
    pre.append(`\n${before}`, element('span', { className: 'caret' }, '^'.repeat(Math.max(1, end - start))));
  }
  return pre;
}

export function element(name, properties, ...children) {
  const { role, ...rest } = properties;
  const made = Object.assign(document.createElement(name), rest);
  if (role) made.setAttribute('role', role);
  made.append(...children);
  return made;
}
