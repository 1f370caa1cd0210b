const [pages, changes, seed, done] = arguments;
let state = seed >>> 0;
const random = n => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % n;
};
const pick = list => list[random(list.length)];
const fixed = 'html, head, body';
const nodes = page => {
    const walker = page.createTreeWalker(page.documentElement, NodeFilter.SHOW_ALL);
    const all = [];
    while (walker.nextNode()) all.push(walker.currentNode);
    return all.filter(node => !(node.matches?.(fixed)) && isOpen(node));
};
// What stands in a noscript is text to a page that runs scripts, and no text says all that nodes can.
const isOpen = node => !node.parentElement?.closest('noscript');
const elements = (page, which) => [...page.querySelectorAll(which)].filter(isOpen);
const edits = [
    page => { const node = pick(nodes(page).filter(n => n.nodeType === 3)); node.data = node.data + ' and ink'; },
    page => pick(nodes(page)).remove(),
    page => { const node = pick(nodes(page)); node.after(node.cloneNode(true)); },
    page => { const all = elements(page, 'body *'); const [a, b] = [pick(all), pick(all)];
        if (!a.contains(b) && !b.contains(a)) a.before(b); },
    page => { const node = pick(elements(page, 'body *')); const old = node.parentNode;
        const kids = [...old.childNodes]; for (let i = kids.length - 1; i > 0; i--) {
        const j = random(i + 1); [kids[i], kids[j]] = [kids[j], kids[i]]; } old.replaceChildren(...kids); },
    page => pick(elements(page, '*')).setAttribute(pick(['class', 'id', 'title', 'lang']), 'a' + random(5)),
    page => { const node = pick(elements(page, '*'));
        if (node.attributes.length) node.removeAttribute(pick([...node.attributes]).name); },
    page => { const node = pick(elements(page, 'body *')); const other = page.createElement(pick(['section', 'p', 'b']));
        other.append(...node.childNodes); node.replaceWith(other); },
    page => pick(nodes(page)).before(page.createComment('c' + random(9))),
    page => { const other = page.createElement('template'); other.innerHTML = '<p>t' + random(3) + '</p>'; page.body.append(other); },
];
(async () => {
    const { Paired } = await import('/_octavo/morph.js');
    const parse = html => new DOMParser().parseFromString(html, 'text/html');
    const texts = await Promise.all(pages.map(async page => (await fetch(page)).text()));
    for (let i = 0; i < changes; i++) {
        const text = pick(texts);
        const live = parse(text);
        const next = parse(random(12) === 0 ? pick(texts) : text);
        const count = 1 + random(6);
        for (let j = 0; j < count; j++) pick(edits)(next);
        live.querySelectorAll('script[data-token]').forEach(script => script.remove());
        next.querySelectorAll('script[data-token]').forEach(script => script.remove());
        const wanted = next.documentElement.outerHTML;
        const paired = new Paired(live, live.cloneNode(true));
        const twin = next.cloneNode(true);
        paired.update(next);
        for (const [name, page] of [['live', live], ['source', paired.source]]) {
            if (page.documentElement.outerHTML !== wanted && !page.isEqualNode(twin)) {
                const [a, b] = [page.documentElement.outerHTML, wanted];
                let at = 0;
                while (a[at] === b[at]) at++;
                return `change ${i}, ${name}: ${a.slice(at - 80, at + 120)} INSTEAD OF ${b.slice(at - 80, at + 120)}`;
            }
        }
    }
    return 'all are as they should be';
})().then(done, error => done(String(error.stack)));
