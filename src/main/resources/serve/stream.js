// What the server tells this page. Browsers allow six connections to a server, so all pages of a browser share one: a
// shared worker holds it, or where there are none, each page its own.
import { Hub } from './hub.js';

export class Stream {
  constructor(page) {
    this.page = page;
    this.heard = new Map();
    this.token = '';
    addEventListener('pagehide', () => this.leave());
    addEventListener('pageshow', (event) => {
      if (event.persisted) {
        this.join(this.token, this.tag);
        this.tell('back', {});
      }
    });
    document.addEventListener('visibilitychange', () => this.look());
    addEventListener('focus', () => this.look());
  }

  on(name, action) {
    this.heard.set(name, action);
  }

  /** Listens from now on, as one who shows the page with `tag`. */
  join(token, tag) {
    this.leave();
    this.token = token;
    this.tag = tag;
    const port = connected(token);
    this.port = port;
    port.onmessage = ({ data }) => this.port === port && this.tell(data.name, data.data);
    port.postMessage({ join: { page: this.page, tag } });
    this.look();
  }

  /** Lets the server know what is shown, for the next time that somebody asks. */
  shows(tag) {
    this.tag = tag;
    this.port?.postMessage({ tag });
  }

  look() {
    if (!document.hidden) this.port?.postMessage({ seen: true });
  }

  leave() {
    this.port?.postMessage({ leave: true });
    this.port?.close();
    this.port = null;
  }

  tell(name, data) {
    this.heard.get(name)?.(data);
  }
}

function connected(token) {
  if (globalThis.SharedWorker) {
    try {
      return new SharedWorker('/_octavo/worker.js', { type: 'module', name: token }).port;
    } catch {
      // Some browsers have none in private windows.
    }
  }
  const { port1, port2 } = new MessageChannel();
  new Hub(token).add(port1);
  return port2;
}
