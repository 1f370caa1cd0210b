// Opens the search; the rest of it is loaded only then.
const link = document.querySelector('.search-open');
const asked = event => event.metaKey || event.ctrlKey || event.altKey || event.shiftKey;
// The index comes together with the script, which reads it.
let index;
const load = (use, otherwise) => {
  index ??= fetch(new URL('index.json', import.meta.url), { cache: 'no-cache' }).catch(() => undefined);
  import('./search.js').then(use, otherwise);
};
const open = event => {
  event.preventDefault();
  load(search => search.open(link, index), () => { location.href = link.href; });
};
if (link) {
  link.addEventListener('click', event => asked(event) || open(event));
  addEventListener('keydown', event => {
    const { target, key } = event;
    if (key === '/' && !event.metaKey && !event.ctrlKey && !event.altKey && !target.closest('input, textarea, select, dialog') && !target.isContentEditable) {
      open(event);
    }
  });
  const page = document.querySelector('.search-page');
  if (page) {
    load(search => search.show(page, link, index), () => {
      page.append(link.dataset.failed);
      page.insertAdjacentHTML('beforeend', page.querySelector('noscript').textContent);
    });
  }
}
