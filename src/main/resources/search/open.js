// Opens the search; the rest of it is loaded only then.
const link = document.querySelector('.search-open');
const asked = event => event.metaKey || event.ctrlKey || event.altKey || event.shiftKey;
const load = use => import('./search.js').then(use, () => { location.href = link.href; });
const open = event => {
  event.preventDefault();
  load(search => search.open(link));
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
    import('./search.js').then(search => search.show(page, link), () => {
      page.append(link.dataset.failed);
      page.insertAdjacentHTML('beforeend', page.querySelector('noscript').textContent);
    });
  }
}
