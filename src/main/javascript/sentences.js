// Finds the sentences that results show, in the pages of the articles; tokens and fold are those of search.js.
const BLOCKS = 'h1,h2,h3,h4,h5,h6,p,li,dd,dt,td,th,pre,blockquote,figcaption,summary';
const pages = new Map();
// Each page is parsed in a task of its own, so that typing goes on.
let task = Promise.resolve();
export const blocks = (href, fold) => {
  pages.has(href) || pages.set(href, fetch(href).then(answer => answer.text()).then(async text => {
    await (task = task.then(() => new Promise(done => setTimeout(done, 0))));
    const page = new DOMParser().parseFromString(text, 'text/html');
    const root = page.querySelector('.prose') ?? page.querySelector('main') ?? page.body;
    root.querySelectorAll('[data-search=off],script,style,svg,template,annotation,.anchor,.footnote-ref').forEach(node => node.remove());
    const { lang = '', dir } = root.closest('[lang]') ?? {};
    let heading = '';
    const list = [...root.querySelectorAll(BLOCKS)].map(block => {
      const title = /^H/.test(block.tagName);
      heading = title ? block.id || block.closest('[id]')?.id || heading : heading;
      const text = block.querySelector(BLOCKS) ? '' : block.textContent.replace(/\s+/g, ' ').trim();
      return { text, folded: fold(text), terse: title || /^[PT][RDH]/.test(block.tagName), title, heading };
    });
    return { list, lang, dir: dir || 'ltr' };
  }).catch(error => {
    pages.delete(href);
    throw error;
  }));
  return pages.get(href);
};

// The sentence with the most of the words, as parts with or without a mark, and the hash of its address. Prose is preferred
// to code and tables.
export const passage = ({ list, lang }, words, tokens) => {
  let best;
  // Nearly all blocks have none of the words, and are not cut into terms: an ending may have changed one letter.
  const stems = [...words].map(word => word.slice(0, -1));
  list.forEach((block, i) => {
    const hits = stems.some(part => block.folded.includes(part))
      ? tokens(block.text, lang).filter(token => words.has(token.word)) : [];
    const score = new Set(hits.map(token => token.word)).size - (block.terse ? 0.5 : 0);
    if (score > (best?.score ?? 0)) {
      best = { ...block, hits, score, i };
    }
  });
  best ??= { text: '', hits: [], ...list.find(block => block.text.length > 60 && !block.terse) };
  // A few words, such as those of a heading, say little without what follows.
  for (let next = best.i + 1; best.text.length < 60 && list[next]; next++) {
    best.text += (best.title ? ' · ' : ' ') + list[next].text;
  }
  const { text, hits, heading } = best;
  const at = hits[0]?.from ?? 0;
  const before = at - text.slice(0, at).split(/[.?!] |。/).pop().length;
  const from = at - before > 90 ? text.indexOf(' ', at - 90) + 1 || at : before;
  const long = text.length - from > 180;
  const blank = text.lastIndexOf(' ', from + 180);
  const to = long ? blank > at ? blank : from + 180 : text.length;
  const parts = [];
  let done = from;
  for (const hit of hits.filter(({ to: end }) => end <= to)) {
    if (hit.to > done) {
      parts.push([text.slice(done, Math.max(done, hit.from))], [text.slice(Math.max(done, hit.from), hit.to), true]);
      done = hit.to;
    }
  }
  parts.push([text.slice(done, to) + (long ? '…' : '')]);
  const quoted = hits.slice(0, 1).map(({ to: end }) => encodeURIComponent(text.slice(at, end)).replace(/-/g, '%2D'));
  return { parts, hash: quoted[0] ? `#${encodeURIComponent(heading)}:~:text=${quoted}` : '' };
};
