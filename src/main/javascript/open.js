// Opens the search; the rest of it is loaded only then.
const link = document.querySelector('.search-open');
const asked = event => event.metaKey || event.ctrlKey || event.altKey || event.shiftKey;
// The index comes together with the script, which reads it.
let index;
let retry = '';
const load = (use, otherwise) => {
  index ??= fetch(new URL('index.json', import.meta.url), { cache: 'no-cache' }).catch(() => undefined);
  // Chromium remembers the address of a script that failed to load.
  import('./search.js' + retry).then(use, () => {
    retry += '?';
    otherwise();
  });
};
const note = document.createElement('span');
note.role = 'alert';
const open = event => {
  event.preventDefault();
  note.remove();
  load(search => search.open(link, index), () => {
    note.textContent = link.dataset.failed;
    link.after(' ', note);
  });
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
    load(search => search.show(page, link, index), () => page.append(link.dataset.failed));
  }
}
