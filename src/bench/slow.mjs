// Measures how long a reader waits for the search of a finished site on a slow line, in Chromium: slow.mjs FOLDER
// WORD...
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';

// "Slow 4G" in Chromium's DevTools: every response starts after more than half a second.
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 1.44e6 / 8, uploadThroughput: 0.675e6 / 8 };
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml' };

const [folder, ...words] = process.argv.slice(2);
const server = http.createServer((request, answer) => {
  const name = decodeURIComponent(new URL(request.url, 'http://host').pathname);
  const file = path.join(folder, name.endsWith('/') ? name + 'index.html' : name);
  if (!fs.existsSync(file)) {
    answer.writeHead(404).end();
    return;
  }
  answer.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'content-encoding': 'gzip' });
  answer.end(zlib.gzipSync(fs.readFileSync(file)));
}).listen(0, '127.0.0.1');
await new Promise(ready => server.once('listening', ready));
const home = `http://127.0.0.1:${server.address().port}/`;

const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'octavo-slow-'));
const chromium = spawn('chromium', ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
  '--no-first-run', '--remote-debugging-pipe', `--user-data-dir=${profile}`], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
let number = 0;
let rest = '';
const waiting = new Map();
const requests = [];
chromium.stdio[4].on('data', data => {
  const messages = (rest + data).split('\0');
  rest = messages.pop();
  for (const { id, result, error, method, params } of messages.map(text => JSON.parse(text))) {
    if (method === 'Network.requestWillBeSent') {
      requests.push(params.request.url);
    }
    waiting.get(id)?.(error ? { error } : result);
    waiting.delete(id);
  }
});
const call = async (method, params = {}, sessionId = undefined) => {
  const id = ++number;
  const answer = new Promise(done => waiting.set(id, done));
  chromium.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + '\0');
  const result = await answer;
  if (result.error) {
    throw new Error(`${method}: ${result.error.message}`);
  }
  return result;
};

// Opens the search, types as soon as possible, and waits for a result with its sentence.
const reader = word => `(async () => {
  const until = async found => {
    for (let looks = 0; !found(); looks++) {
      if (looks > 4000) throw new Error('nothing was found');
      await new Promise(done => setTimeout(done, 5));
    }
  };
  const ask = async word => {
    const start = performance.now();
    const input = document.querySelector('dialog.search input');
    input.value = word;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    const results = document.querySelector('.search-results');
    results.replaceChildren();
    await until(() => results.children.length);
    return performance.now() - start;
  };
  const start = performance.now();
  document.querySelector('.search-open').click();
  await until(() => document.querySelector('dialog.search input'));
  await ask(${JSON.stringify(word)});
  const first = performance.now() - start;
  return [first, await ask(${JSON.stringify(word)})];
})()`;

try {
  for (const word of words) {
    const { browserContextId } = await call('Target.createBrowserContext');
    const { targetId } = await call('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true });
    await call('Page.enable', {}, sessionId);
    await call('Network.enable', {}, sessionId);
    await call('Page.navigate', { url: home }, sessionId);
    await call('Runtime.evaluate', { awaitPromise: true, expression: "document.readyState === 'complete' || new Promise(done => addEventListener('load', done))" }, sessionId);
    await call('Network.emulateNetworkConditions', SLOW_4G, sessionId);
    requests.length = 0;
    const { result, exceptionDetails } = await call('Runtime.evaluate', { awaitPromise: true, returnByValue: true, expression: reader(word) }, sessionId);
    if (exceptionDetails) {
      throw new Error(`${word}: ${exceptionDetails.exception.description}`);
    }
    const [first, again] = result.value;
    const files = requests.filter(url => /search\/[^/]*\.json/.test(url)).length;
    console.log(`On Slow 4G “${word}” is answered ${Math.round(first)} ms after the search was opened, with ${files} files of the index;`
      + ` once they are there, in ${Math.round(again)} ms, of which 80 wait for the next key.`);
    await call('Target.closeTarget', { targetId });
  }
} finally {
  chromium.kill();
  server.close();
  await new Promise(gone => chromium.once('exit', gone));
  fs.rmSync(profile, { recursive: true, force: true });
}
