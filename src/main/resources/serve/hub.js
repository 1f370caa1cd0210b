// Shares one event stream among many pages, and passes each event to the pages that it concerns.
const NAMES = ['page', 'files', 'moved', 'gone', 'problems', 'site'];

export class Hub {
  constructor(token) {
    this.token = token;
    this.pages = new Map(); // from ports to { page, tag }
    this.events = null;
    this.before = []; // streams that the newest is to replace
    this.seen = null;
    this.pause = 250;
    this.timer = 0;
    this.lost = false;
  }

  add(port) {
    port.onmessage = ({ data }) => this.hear(port, data);
    port.addEventListener('close', () => this.remove(port));
    port.start();
  }

  hear(port, { join, tag, seen, leave }) {
    if (join) {
      this.pages.set(port, join);
      this.connect(0);
    }
    if (tag && this.pages.has(port)) this.pages.get(port).tag = tag;
    if (seen) this.seen = port;
    if (leave) this.remove(port);
  }

  remove(port) {
    if (!this.pages.delete(port)) return;
    if (this.pages.size === 0) this.close();
    else this.connect(2000); // nobody waits for that
  }

  close() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.events?.close();
    this.events = null;
    this.closeBefore();
  }

  closeBefore() {
    this.before.splice(0).forEach((stream) => stream.close());
  }

  connect(pause) {
    const due = Date.now() + pause;
    if (this.timer && this.due <= due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => {
      this.timer = 0;
      if (this.pages.size > 0) this.open();
    }, pause);
  }

  open() {
    const shown = [...this.pages.values()].map(({ page, tag }) => `${tag} ${page}`);
    const query = new URLSearchParams({ token: this.token, pages: [...new Set(shown)].join('\n') });
    const old = this.events;
    const events = new EventSource('/_octavo/events?' + query);
    this.events = events;
    if (old) this.before.push(old);
    events.onopen = () => {
      // The old stream is closed only now, so that no event is missed in between.
      this.closeBefore();
      this.pause = 250;
      this.dispatchAll('open', {});
      if (this.lost) this.dispatchAll('back', {});
      this.lost = false;
    };
    events.onerror = () => {
      const refused = events.readyState === EventSource.CLOSED;
      events.close();
      this.closeBefore();
      if (events !== this.events) return;
      this.events = null;
      this.lost = true;
      this.dispatchAll(refused ? 'refused' : 'lost', {});
      if (refused) return;
      this.connect(this.pause);
      this.pause = Math.min(2 * this.pause, 2000);
    };
    for (const name of NAMES) {
      events.addEventListener(name, ({ data }) => this.dispatch(name, JSON.parse(data)));
    }
    // Only the page that was viewed last follows; the others must not navigate away from their readers.
    events.addEventListener('follow', ({ data }) => {
      const port = this.pages.has(this.seen) ? this.seen : [...this.pages.keys()].pop();
      port?.postMessage({ name: 'follow', data: JSON.parse(data) });
    });
  }

  dispatch(name, data) {
    for (const [port, { page }] of this.pages) {
      if (data.page === undefined || data.page === page) port.postMessage({ name, data });
    }
  }

  dispatchAll(name, data) {
    for (const port of this.pages.keys()) port.postMessage({ name, data });
  }
}
