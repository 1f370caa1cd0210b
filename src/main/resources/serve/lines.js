// Finds where in the author's files a block of the page was written.

/** Shows the file and line on Alt+click. */
export function onAltClick(page, panel) {
  addEventListener(
    'click',
    async (event) => {
      if (!event.altKey || event.button !== 0 || panel.holds(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const place = await placeOf(page, event.target).catch(() => null);
      panel.source(place, event.clientX, event.clientY);
    },
    true,
  );
}

/** Scrolls to the block that contains a line, and highlights it. */
export async function scrollToLine(page, line) {
  const paired = await page.paired();
  const marked = await markedPage(page);
  if (marked === null) return;
  const blocks = [...marked.querySelectorAll('[data-octavo-line]')].filter((block) => lineOf(block) <= line);
  const last = blocks.reduce((best, block) => (best && lineOf(best) > lineOf(block) ? best : block), null);
  const element = last && paired.live.get(counterpart(last, marked, paired.source));
  if (!element?.isConnected) return;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: still ? 'instant' : 'smooth' });
  const color = 'color-mix(in srgb, #c2512f 80%, transparent)';
  const frames = [{ outline: `3px solid ${color}`, outlineOffset: '6px' }];
  // With reduced motion, the outline does not fade.
  frames.push(still ? frames[0] : { outline: '3px solid transparent', outlineOffset: '6px' });
  element.animate?.(frames, { duration: still ? 1200 : 1600, easing: 'ease-in' });
}

async function placeOf(page, element) {
  const paired = await page.paired();
  const source = paired.sourceOf(element);
  const marked = await markedPage(page);
  if (source === null || marked === null) return null;
  const twin = counterpart(source, paired.source, marked);
  const block = twin?.closest('[data-octavo-line]');
  const file = (block ?? twin)?.closest('[data-octavo-file]')?.dataset.octavoFile;
  return file ? { file, line: block ? lineOf(block) : null } : null;
}

function lineOf(block) {
  return Number(block.dataset.octavoLine);
}

/** Fetches the page with line numbers in its markup. */
async function markedPage(page) {
  if (page.marked?.tag !== page.tag) {
    const query = new URLSearchParams({ token: page.token, page: decodeURIComponent(location.pathname) });
    const tag = page.tag;
    const html = fetch('/_octavo/lines?' + query, { cache: 'no-store' }).then((response) =>
      response.ok ? response.text() : null,
    );
    page.marked = { tag, html };
  }
  const html = await page.marked.html;
  if (html === null) return null;
  const marked = new DOMParser().parseFromString(html, 'text/html');
  marked.querySelectorAll('script[data-token]').forEach((script) => script.remove());
  return marked;
}

/** Returns the element at the same position in another tree, or that of its nearest ancestor that has one. */
function counterpart(element, from, to) {
  const indices = [];
  for (let at = element; at !== from.documentElement; at = at.parentElement) {
    if (at === null) return null;
    if (at.nodeType === Node.ELEMENT_NODE) indices.unshift([...at.parentElement.children].indexOf(at));
  }
  let twin = to.documentElement;
  for (const index of indices) {
    if (!twin.children[index]) return twin;
    twin = twin.children[index];
  }
  return twin;
}
