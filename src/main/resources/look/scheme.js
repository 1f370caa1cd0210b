// Switches between light and dark; a choice that differs from the system's is remembered.
(root => {
  const night = matchMedia('(prefers-color-scheme: dark)');
  const now = () => root.dataset.scheme || (night.matches ? 'dark' : 'light');
  let memory = {};
  try { memory = localStorage } catch {}
  if (memory.scheme) root.dataset.scheme = memory.scheme;
  addEventListener('DOMContentLoaded', () => {
    const item = document.querySelector('.scheme-switch');
    if (!item || !CSS.supports('color', 'light-dark(#000, #fff)')) return;
    const metas = [...document.querySelectorAll('meta[name=theme-color][media]')].map(meta => [meta, meta.media]);
    const show = () => {
      item.firstChild.ariaPressed = now() == 'dark';
      metas.forEach(([meta, media]) => meta.media = media.includes(now()) ? 'all' : 'not all');
    };
    item.onclick = () => {
      root.dataset.scheme = memory.scheme = now() == 'dark' ? 'light' : 'dark';
      if (now() == (night.matches ? 'dark' : 'light')) {
        delete root.dataset.scheme;
        delete memory.scheme;
      }
      show();
    };
    night.onchange = show;
    item.hidden = false;
    show();
  });
})(document.documentElement);
