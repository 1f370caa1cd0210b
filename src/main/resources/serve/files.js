// Refreshes stylesheets, pictures and similar files that have changed.
import { isSheet } from './page.js';

const ADDRESSES = 'img, source, video, audio, track, embed, object, iframe, image, input[type=image], link[rel~=icon]';
const NAMES = ['src', 'srcset', 'poster', 'data', 'href'];

performance.setResourceTimingBufferSize?.(5000);

/** Reloads the files wherever the document uses them.
 * @param hrefs of the files; null for all that the document uses
 */
export async function refresh(page, hrefs) {
  const version = Date.now().toString(36);
  const paths = hrefs && new Set(hrefs.map((href) => new URL(href, location.origin).pathname));
  const isChanged = (url) => url.origin === location.origin && (paths === null || paths.has(url.pathname));
  const renewed = (address) => {
    const url = new URL(address, document.baseURI);
    if (!isChanged(url)) return null;
    url.searchParams.set('octavo', version);
    done.add(url.pathname);
    return url.href;
  };
  const done = new Set();
  const swaps = [...document.querySelectorAll('link')]
    .filter((link) => isSheet(link) && link.href && renewed(link.href))
    .map((link) => page.swap(link, renewed(link.href)));
  document.querySelectorAll(ADDRESSES).forEach((element) => renew(element, renewed));
  await Promise.all(swaps);
  if (paths !== null) await useUnnamed(page, [...paths].filter((path) => !done.has(path)), version);
}

async function renew(element, renewed) {
  for (const name of NAMES) {
    const value = element.getAttribute(name);
    if (!value || (name === 'href' && !['link', 'image'].includes(element.localName))) continue;
    const next = name === 'srcset' ? renewedSet(value, renewed) : renewed(value);
    if (next === null || next === value) continue;
    if (name === 'src' && element.localName === 'img') await loaded(next);
    element.setAttribute(name, next);
    const player = element.closest('audio, video');
    if (player && (name === 'src' || element === player) && name !== 'poster') player.load();
  }
}

function renewedSet(value, renewed) {
  return value.replace(/([^\s,]\S*[^\s,])(\s+[\d.]+[wx])?/g, (all, address, size) => {
    const next = renewed(address);
    return next === null ? all : next + (size ?? '');
  });
}

// Loads a picture first, so that the old one stays until the new one can replace it.
async function loaded(address) {
  const picture = new Image();
  picture.src = address;
  await picture.decode().catch(() => {});
}

// Files that a stylesheet or script loaded; the document does not name them.
async function useUnnamed(page, paths, version) {
  const used = new Set(performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
  const missed = paths.filter((path) => used.has(path));
  if (missed.length === 0) return;
  if (missed.every((path) => path.endsWith('.css'))) {
    await Promise.all(missed.map((path) => fetch(path, { cache: 'reload' })));
    const sheets = [...document.querySelectorAll('link')].filter(isSheet);
    await Promise.all(sheets.map((link) => page.swap(link, withVersion(link.href, version))));
    return;
  }
  location.reload();
}

function withVersion(href, version) {
  const url = new URL(href);
  if (url.origin === location.origin) url.searchParams.set('octavo', version);
  return url.href;
}
