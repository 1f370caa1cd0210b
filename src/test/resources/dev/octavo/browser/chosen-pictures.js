const [selector, done] = arguments;
const shown = img => {
    const box = img.getBoundingClientRect();
    const ratio = img.getAttribute('width') / img.getAttribute('height');
    const cover = getComputedStyle(img).objectFit === 'cover';
    return cover ? Math.max(box.width, box.height * ratio) : Math.min(box.width, box.height * ratio);
};
const until = async test => {
    for (let i = 0; i < 200 && !test(); i++) {
        await new Promise(later => setTimeout(later, 25));
    }
};
const number = (img, pattern) => Number(img.currentSrc.match(pattern)[1]);
(async () => {
    const found = [];
    for (const img of document.querySelectorAll(selector)) {
        img.scrollIntoView({ block: 'center', behavior: 'instant' });
        await until(() => img.complete && img.currentSrc);
        const width = shown(img);
        const widths = img.parentElement.querySelector('source').srcset.split(', ')
            .map(file => Number(file.split(' ')[1].slice(0, -1)));
        // Other file names, since Chromium prefers a larger file that it has cached.
        const told = new Image();
        told.sizes = width + 'px';
        told.srcset = widths.map(each => `none-${each}.webp ${each}w`).join(', ');
        await until(() => told.currentSrc);
        const sharp = widths.find(each => each >= width * devicePixelRatio - 1) ?? widths.at(-1);
        const pattern = /-(\d+)\.webp$/;
        found.push([number(img, pattern), number(told, pattern), sharp, Math.round(width)].join(' '));
    }
    done(found);
})();
