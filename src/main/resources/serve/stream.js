// The server's events for this page. Browsers allow six connections to a server, so all pages of a browser share one
// through a shared worker; without shared workers, each page opens its own.
import { Hub } from './hub.js';

export class Stream {
  constructor(page) {
    this.page = page;
    this.handlers = new Map();
    this.token = '';
    addEventListener('pagehide', () => this.leave());
    addEventListener('pageshow', (event) => {
      if (event.persisted) {
        this.join(this.token, this.tag);
        this.dispatch('back', {});
      }
    });
    document.addEventListener('visibilitychange', () => this.look());
    addEventListener('focus', () => this.look());
  }

  on(name, action) {
    this.handlers.set(name, action);
  }

  /** Subscribes to events, for the version of the page with `tag`. */
  join(token, tag) {
    this.leave();
    this.token = token;
    this.tag = tag;
    const port = connected(token);
    this.port = port;
    port.onmessage = ({ data }) => this.port === port && this.dispatch(data.name, data.data);
    port.postMessage({ join: { page: this.page, tag } });
    this.look();
  }

  /** Sets the version that this page shows, which the next connection sends to the server. */
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

  dispatch(name, data) {
    this.handlers.get(name)?.(data);
  }
}

function connected(token) {
  if (globalThis.SharedWorker) {
    try {
      return new SharedWorker('/_octavo/worker.js', { type: 'module', name: token }).port;
    } catch {
      // Some browsers have no shared workers in private windows.
    }
  }
  const { port1, port2 } = new MessageChannel();
  new Hub(token).add(port1);
  return port2;
}
