// Opens pictures over the page: arrow keys and swipes lead to the next, Escape or a click back.
(box => {
  let [line, , back, on] = box.children, big = new Image(), all, at, x;
  let show = by => {
    at = (at + by + all.length) % all.length;
    ({href: big.src, title: box.title} = all[at]);
    big.alt = box.ariaLabel = all[at].querySelector('img').alt;
    line.innerText = all[1] ? 1 + at + ' / ' + all.length : '';
  };
  let turn = by => by && show(box.matches(':dir(rtl)') ? -by : by);
  box.prepend(big);
  box.onclick = ({target: t}) => t == back ? show(-1) : t == on ? show(1) : box.close();
  box.onclose = () => all[at].focus();
  box.onkeydown = e => turn({ArrowLeft: -1, ArrowRight: 1}[e.key]);
  box.ontouchstart = e => x = e.touches[0].screenX;
  box.ontouchend = e => (x -= e.changedTouches[0].screenX) ** 2 > 999 && turn(Math.sign(x));
  addEventListener('click', e => {
    let link = e.target.closest('a.zoom');
    if (!link || e.ctrlKey | e.metaKey | e.shiftKey) return;
    e.preventDefault();
    all = [...document.querySelectorAll('a.zoom')];
    at = all.indexOf(link);
    show(0);
    box.showModal();
  });
})(document.querySelector('.zoom-box'));
