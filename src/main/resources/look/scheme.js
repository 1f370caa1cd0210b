// Switches between light and dark; a choice that differs from the system's is remembered.
(root => {
  const night = matchMedia('(prefers-color-scheme: dark)');
  const usual = () => night.matches ? 'dark' : 'light';
  const now = () => root.scheme || usual();
  let kept = {};
  try { kept = localStorage } catch {}
  const apply = () => kept.scheme ? root.scheme = kept.scheme : delete root.scheme;
  apply();
  // Another tab has switched, or the page around this frame.
  addEventListener('storage', apply);
  addEventListener('DOMContentLoaded', () => {
    const item = document.querySelector('.scheme-switch');
    if (!item || !CSS.supports('color', 'light-dark(#000, #fff)')) return;
    const all = [...document.querySelectorAll('meta[name=theme-color][media]')].map(meta => [meta, meta.media]);
    const show = () => {
      item.firstChild.ariaPressed = now() == 'dark';
      all.forEach(([meta, media]) => meta.media = media.includes(now()) ? 'all' : 'not all');
    };
    item.onclick = () => {
      kept.scheme = now() == 'dark' ? 'light' : 'dark';
      if (kept.scheme == usual()) delete kept.scheme;
      apply();
      show();
    };
    night.onchange = show;
    item.hidden = false;
    show();
  });
})(document.documentElement.dataset);
