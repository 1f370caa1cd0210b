// The open page, and how it is updated.
import { Paired } from './morph.js';

const PATIENCE = 10_000; // milliseconds for a new stylesheet

export class Page {
  constructor({ token, tag }) {
    this.token = token;
    this.tag = tag;
    this.times = { patches: 0, total: 0, patch: 0, at: 0 };
    this.coming = new Set();
    this.leaving = [];
    const idle = globalThis.requestIdleCallback ?? ((job) => setTimeout(job, 200));
    idle(() => this.paired(), { timeout: 1000 });
  }

  /** Pairs the document with its source, which is fetched again since scripts may have changed the document. */
  paired() {
    this.pairing ??= this.sent().then(
      (sent) => this.pair(sent && sent.tag === this.tag ? sent.document : null),
      () => this.pair(null),
    );
    return this.pairing;
  }

  pair(source) {
    const hooks = { inserted: (node) => this.inserted(node), removed: (node) => this.removed(node) };
    return new Paired(document, source ?? copy(), hooks);
  }

  /** Fetches the current page, or null if there is none. */
  async sent() {
    const response = await fetch(location.pathname + location.search, { cache: 'no-store' });
    if (response.redirected) {
      location.replace(response.url + location.hash);
      return null;
    }
    const text = await response.text();
    const parsed = new DOMParser().parseFromString(text, 'text/html');
    const script = parsed.querySelector('script[data-token]');
    if (!script) return null;
    const { token, tag } = script.dataset;
    script.remove();
    return { document: parsed, token, tag, status: response.status };
  }

  /** Updates the document to the current page; returns false if there is no such page or no preview. */
  async update() {
    const begun = performance.now();
    const [paired, sent] = await Promise.all([this.paired(), this.sent()]);
    if (sent === null) return false;
    this.token = sent.token;
    if (sent.status !== 200 || sent.tag === this.tag) return true;
    if (needsReload(paired.source, sent.document)) {
      location.reload();
      return true;
    }
    const patching = performance.now();
    const anchored = anchor();
    paired.update(sent.document);
    this.tag = sent.tag;
    this.removeOldStyles();
    anchored();
    const now = performance.now();
    this.times.patches++;
    this.times.total = now - begun;
    this.times.patch = now - patching;
    this.times.at = performance.timeOrigin + now;
    return true;
  }

  inserted(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const links = node.matches('link') ? [node] : [...node.querySelectorAll('link')];
    links.filter(isSheet).forEach((link) => {
      this.coming.add(link);
      const done = () => {
        this.coming.delete(link);
        this.removeOldStyles();
      };
      link.addEventListener('load', done);
      link.addEventListener('error', done);
      setTimeout(done, PATIENCE);
    });
  }

  removed(node) {
    if (isSheet(node) || node.localName === 'style') this.leaving.push(node);
    else node.remove();
  }

  // Old styles stay until the new ones have loaded, so that the page is never unstyled.
  removeOldStyles() {
    if (this.coming.size > 0) return;
    this.leaving.forEach((node) => node.remove());
    this.leaving = [];
  }

  /** Replaces a stylesheet once the new one has loaded. */
  async swap(old, href) {
    const paired = await this.paired();
    const link = old.cloneNode();
    link.href = href;
    const loaded = new Promise((done) => {
      link.addEventListener('load', done);
      link.addEventListener('error', done);
      setTimeout(done, PATIENCE);
    });
    old.after(link);
    await loaded;
    const source = paired.origin.get(old);
    if (source) {
      paired.live.set(source, link);
      paired.origin.set(link, source);
    }
    old.remove();
  }
}

export function isSheet(node) {
  return node.localName === 'link' && node.relList.contains('stylesheet');
}

function copy() {
  const clone = document.cloneNode(true);
  clone.querySelectorAll('octavo-preview, script[data-token]').forEach((ours) => ours.remove());
  return clone;
}

// Effects of scripts cannot be undone, and a doctype changes how everything is rendered.
function needsReload(source, next) {
  const scripts = (page) =>
    [...page.querySelectorAll('script')]
      .filter((script) => !/^(?!module$|importmap$|.*(?:java|ecma)script).+/i.test(script.type))
      .map((script) => script.outerHTML)
      .join('\n');
  const base = (page) => page.querySelector('base')?.outerHTML;
  return (
    scripts(source) !== scripts(next) ||
    base(source) !== base(next) ||
    (source.doctype === null) !== (next.doctype === null) ||
    next.querySelector('template[shadowrootmode]') !== null
  );
}

// Scroll anchoring for browsers without it: keeps what is being read in place when something above it grows.
function anchor() {
  if (scrollY === 0 || CSS.supports('overflow-anchor', 'auto')) return () => {};
  const element = document.elementFromPoint(innerWidth / 2, innerHeight / 3);
  const top = element?.getBoundingClientRect().top;
  return () => element?.isConnected && scrollBy({ top: element.getBoundingClientRect().top - top, behavior: 'instant' });
}
