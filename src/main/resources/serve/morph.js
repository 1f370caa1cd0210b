// Turns one document into another by changing only what differs, so that everything else keeps its state.
// There are three trees: the live document; the source, which is the page as it was sent; and the next page.
// Differences between source and next are applied to both the live tree and the source. So the live tree keeps what the
// reader or a script of the site has changed, such as open details, typed text, a class for the dark theme, or rendered
// formulas, wherever the source does not change.

const SIMILARITY_LIMIT = 40_000; // pairs to compare; beyond that, nodes are matched by order and tag only
const FIXED = new Set(['HTML', 'HEAD', 'BODY']);

/** A live document, paired with the page it was made from. */
export class Paired {
  /** @param source the page as it was sent, parsed; a clone of the live document if unknown */
  constructor(live, source, hooks = {}) {
    this.live = new WeakMap(); // from nodes of the source to those of the live document
    this.origin = new WeakMap(); // and back
    this.source = source;
    this.document = live;
    this.removed = hooks.removed ?? ((node) => node.remove());
    this.inserted = hooks.inserted ?? (() => {});
    this.pair(source.documentElement, live.documentElement);
  }

  /** Makes the live document equal to `next`, which must not be used afterwards. */
  update(next) {
    this.templates = next.querySelector('template') !== null || this.source.querySelector('template') !== null;
    this.element(this.source.documentElement, next.documentElement);
  }

  /** Returns the source of a live node, or of its nearest ancestor that has one. */
  sourceOf(node) {
    let at = node;
    while (at && !this.origin.has(at)) at = at.parentNode;
    return at ? this.origin.get(at) : null;
  }

  pair(source, live) {
    this.live.set(source, live);
    this.origin.set(live, source);
    if (isOpaque(source)) return;
    const from = [...source.childNodes];
    const to = [...live.childNodes].filter((node) => !isOurs(node));
    const alike = from.length === to.length && from.every((node, i) => isOfKind(node, to[i]));
    const matches = alike ? from.map((_, i) => i) : matched(from, to, false, false);
    from.forEach((node, i) => matches[i] >= 0 && this.pair(node, to[matches[i]]));
  }

  element(source, next) {
    if (same(source, next, this.templates)) return;
    const live = this.live.get(source);
    this.attributes(source, next, live);
    if (isOpaque(source)) {
      if (source.innerHTML !== next.innerHTML) {
        source.innerHTML = next.innerHTML;
        if (live && live.localName === 'noscript') this.withoutScripts(live, next.innerHTML);
        else if (live) live.innerHTML = next.innerHTML;
      }
      return;
    }
    this.children(source, next, live);
  }

  /** Fills a noscript of the live document, whose content is text because scripts are enabled. */
  withoutScripts(live, html) {
    if (this.document.defaultView) live.textContent = html;
    else live.innerHTML = html;
  }

  attributes(source, next, live) {
    for (const attribute of [...next.attributes]) {
      if (source.getAttribute(attribute.name) !== attribute.value) {
        // Cloned, since HTML allows attribute names that setAttribute rejects.
        source.setAttributeNode(source.ownerDocument.importNode(attribute));
        live?.setAttributeNode(this.document.importNode(attribute));
      }
    }
    for (const { name } of [...source.attributes]) {
      if (!next.hasAttribute(name)) {
        source.removeAttribute(name);
        live?.removeAttribute(name);
      }
    }
  }

  children(source, next, live) {
    const before = [...source.childNodes];
    const after = [...next.childNodes];
    const matches = matched(after, before, this.templates, true);
    const kept = new Set(matches.filter((i) => i >= 0));
    before.forEach((node, i) => {
      if (!kept.has(i)) this.drop(node);
    });
    const still = unmoved(matches, (i) => isPrecious(this.live.get(before[i])));
    // From the end, so that each node is placed before one that is already in place.
    let place = null;
    for (let i = after.length - 1; i >= 0; i--) {
      const old = matches[i] >= 0 ? before[matches[i]] : null;
      if (old) {
        if (!still.has(i)) this.move(old, source, place, live);
        if (old.nodeType === Node.ELEMENT_NODE) this.element(old, after[i]);
        else this.text(old, after[i]);
        place = old;
      } else {
        this.insert(after[i], source, place, live);
        place = after[i];
      }
    }
  }

  text(source, next) {
    if (source.data === next.data) return;
    const live = this.live.get(source);
    if (live && live.data === source.data) {
      // Replaces only what differs, so that a selection in the rest stays.
      const [a, b] = [source.data, next.data];
      let start = 0;
      while (start < a.length && start < b.length && a[start] === b[start]) start++;
      let end = 0;
      while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
      live.replaceData(start, a.length - start - end, b.slice(start, b.length - end));
    } else if (live) {
      live.data = next.data;
    }
    source.data = next.data;
  }

  drop(source) {
    source.remove();
    const live = this.live.get(source);
    if (live?.parentNode) this.removed(live);
  }

  move(old, source, place, live) {
    source.insertBefore(old, place);
    const node = this.live.get(old);
    if (!live || !node) return;
    const before = this.placeIn(live, place);
    // moveBefore preserves playback, focus and loaded frames.
    if (live.moveBefore && node.isConnected && live.isConnected) live.moveBefore(node, before);
    else live.insertBefore(node, before);
  }

  insert(node, source, place, live) {
    source.insertBefore(source.ownerDocument.adoptNode(node), place);
    if (!live) return;
    const copy = this.document.importNode(node, true);
    for (const one of [copy, ...(copy.querySelectorAll?.('noscript') ?? [])]) {
      if (one.localName === 'noscript') this.withoutScripts(one, one.innerHTML);
    }
    live.insertBefore(copy, this.placeIn(live, place));
    this.pair(node, copy);
    this.inserted(copy);
  }

  /** Returns the live child before which to insert a node that precedes `place` in the source. */
  placeIn(live, place) {
    for (let at = place; at; at = at.nextSibling) {
      const node = this.live.get(at);
      if (node && node.parentNode === live) return node;
    }
    // At the end, but before what a script or the preview has appended.
    let end = null;
    for (let at = live.lastChild; at && !this.origin.has(at); at = at.previousSibling) {
      if (isOurs(at)) end = at;
    }
    return end;
  }
}

function isOurs(node) {
  return node.localName === 'octavo-preview' || (node.localName === 'script' && node.hasAttribute('data-token'));
}

function isOpaque(node) {
  return node.localName === 'template' || node.localName === 'noscript';
}

function isPrecious(node) {
  if (node?.nodeType !== Node.ELEMENT_NODE) return false;
  const kinds = 'audio, video, iframe, object, embed';
  return node.matches(kinds) || node.contains(node.ownerDocument.activeElement) || node.querySelector(kinds) !== null;
}

function isOfKind(a, b) {
  return (
    a.nodeType === b.nodeType &&
    a.nodeName === b.nodeName &&
    a.namespaceURI === b.namespaceURI &&
    (a.localName !== 'input' || a.getAttribute('type') === b.getAttribute('type')) &&
    (a.localName !== 'script' || isData(a) === isData(b)) &&
    !(a.localName === 'link' && a.getAttribute('href') !== b.getAttribute('href'))
  );
}

function isData(script) {
  const type = script.getAttribute('type');
  return type !== null && type !== '' && type !== 'module' && type !== 'importmap' && !/javascript|ecmascript/i.test(type);
}

// isEqualNode ignores the content of templates; serialization includes it.
function same(a, b, templates) {
  return a.isEqualNode(b) && (!templates || a.nodeType !== Node.ELEMENT_NODE || a.outerHTML === b.outerHTML);
}

/** Returns for each node of `after` the index of the node of `before` that becomes it, or -1. */
function matched(after, before, templates, byId) {
  const matches = new Array(after.length).fill(-1);
  let start = 0;
  let afterEnd = after.length;
  let beforeEnd = before.length;
  while (start < afterEnd && start < beforeEnd && same(after[start], before[start], templates)) {
    matches[start] = start++;
  }
  while (afterEnd > start && beforeEnd > start && same(after[afterEnd - 1], before[beforeEnd - 1], templates)) {
    matches[--afterEnd] = --beforeEnd;
  }
  const free = new Set();
  for (let i = start; i < beforeEnd; i++) free.add(i);
  const take = (i, j) => {
    matches[i] = j;
    free.delete(j);
  };
  matchByKey(after, before, start, afterEnd, matches, free, take, (node) =>
    FIXED.has(node.nodeName) ? node.nodeName : byId && node.id ? `${node.nodeName}#${node.id}` : null);
  matchByKey(after, before, start, afterEnd, matches, free, take, (node) => wholeText(node));
  matchBySimilarity(after, before, start, afterEnd, beforeEnd, matches, free, take);
  return matches;
}

function wholeText(node) {
  if (node.nodeType === Node.ELEMENT_NODE) return node.outerHTML;
  return node.data.trim() === '' ? null : node.nodeType + node.data;
}

function matchByKey(after, before, start, end, matches, free, take, key) {
  const places = new Map();
  for (const j of free) {
    const name = key(before[j]);
    if (name !== null) places.set(name, [...(places.get(name) ?? []), j]);
  }
  for (let i = start; i < end; i++) {
    const name = matches[i] < 0 ? key(after[i]) : null;
    const found = name === null ? undefined : places.get(name);
    const j = found?.find((at) => free.has(at) && isOfKind(after[i], before[at]));
    if (j !== undefined) take(i, j);
  }
}

// Matches nodes of the same kind between two matched ones, in order, with the greatest total similarity.
function matchBySimilarity(after, before, start, afterEnd, beforeEnd, matches, free, take) {
  let low = start - 1;
  for (let i = start; i < afterEnd; ) {
    if (matches[i] >= 0) {
      low = Math.max(low, matches[i]);
      i++;
      continue;
    }
    let end = i;
    while (end < afterEnd && matches[end] < 0) end++;
    const high = end < afterEnd && matches[end] > low ? matches[end] : beforeEnd;
    const gap = [];
    for (let j = low + 1; j < high; j++) if (free.has(j)) gap.push(j);
    align(after, before, i, end, gap, take);
    i = end;
  }
}

function align(after, before, start, end, gap, take) {
  const rows = end - start;
  const columns = gap.length;
  if (rows * columns > SIMILARITY_LIMIT) {
    let at = 0;
    for (let i = start; i < end; i++) {
      const found = gap.findIndex((j, k) => k >= at && isOfKind(after[i], before[j]));
      if (found >= 0) {
        take(i, gap[found]);
        at = found + 1;
      }
    }
    return;
  }
  const words = new Map();
  const like = (i, k) => similarity(after[start + i], before[gap[k]], words);
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  const scores = Array.from({ length: rows }, () => new Float64Array(columns));
  for (let i = rows - 1; i >= 0; i--) {
    for (let k = columns - 1; k >= 0; k--) {
      scores[i][k] = like(i, k);
      const both = scores[i][k] > 0 ? scores[i][k] + best[i + 1][k + 1] : 0;
      best[i][k] = Math.max(both, best[i + 1][k], best[i][k + 1]);
    }
  }
  for (let i = 0, k = 0; i < rows && k < columns; ) {
    if (scores[i][k] > 0 && best[i][k] === scores[i][k] + best[i + 1][k + 1]) take(start + i++, gap[k++]);
    else if (best[i][k] === best[i + 1][k]) i++;
    else k++;
  }
}

/**
 * Scores how likely `b` is a changed `a`: 0 if it cannot be, 1 if only their kinds agree, and more the more they share.
 */
function similarity(a, b, words) {
  if (!isOfKind(a, b)) return 0;
  if (a.nodeType !== Node.ELEMENT_NODE) return 1;
  if (a.id && b.id && a.id !== b.id) return 0.5;
  let score = 1;
  if (a.className === b.className) score += 0.5;
  for (const name of ['src', 'href', 'name', 'property', 'rel', 'for']) {
    if (a.hasAttribute(name) && a.getAttribute(name) === b.getAttribute(name)) score += 0.5;
  }
  const [x, y] = [wordsOf(a, words), wordsOf(b, words)];
  let common = 0;
  for (const word of x) if (y.has(word)) common++;
  return score + (x.size + y.size === 0 ? 0 : (2 * common) / (x.size + y.size));
}

function wordsOf(node, words) {
  if (!words.has(node)) words.set(node, new Set(node.textContent.split(/\s+/, 200).filter((word) => word !== '')));
  return words.get(node);
}

/** Returns which matched nodes are not moved: as many as possible, but precious ones first. */
function unmoved(matches, isPreciousAt) {
  const at = matches.map((j, i) => ({ i, j })).filter(({ j }) => j >= 0);
  const ordered = at.every(({ j }, k) => k === 0 || at[k - 1].j < j);
  if (ordered) return new Set(at.map(({ i }) => i));
  const weight = at.map(({ j }) => (isPreciousAt(j) ? 1000 : 1));
  // The heaviest increasing subsequence, with a Fenwick tree of maxima over the old positions.
  const size = Math.max(...at.map(({ j }) => j)) + 2;
  const tree = new Array(size + 1).fill(-1);
  const total = [];
  const previous = [];
  const heavier = (a, b) => (a < 0 || (b >= 0 && total[b] > total[a]) ? b : a);
  at.forEach(({ j }, k) => {
    let best = -1;
    for (let x = j; x > 0; x -= x & -x) best = heavier(best, tree[x]);
    previous[k] = best;
    total[k] = weight[k] + (best < 0 ? 0 : total[best]);
    for (let x = j + 1; x <= size; x += x & -x) tree[x] = heavier(tree[x], k);
  });
  const stay = new Set();
  for (let k = at.reduce((best, _, k) => heavier(best, k), -1); k >= 0; k = previous[k]) stay.add(at[k].i);
  return stay;
}
