// Draws the number of posts as a bar for each month, or for each year if there are too many months.
const SVG = 'http://www.w3.org/2000/svg';
const [HEIGHT, FOOT] = [150, 22];
const STATES = ['published', 'expired', 'scheduled', 'draft'];

/** Returns a chart of the dates of posts, `width` pixels wide, and its caption. */
export function chart(posts, width) {
  if (posts.length === 0) return [caption('There are no posts yet.')];
  const dates = posts.map(({ date }) => date.slice(0, 7)).sort();
  const [first, last] = [dates[0], dates[dates.length - 1]];
  const byYear = months(first, last) > 120;
  const names = byYear ? range(+first.slice(0, 4), +last.slice(0, 4)).map(String) : monthsFrom(first, last);
  const bars = new Map(names.map((name) => [name, new Map()]));
  for (const { date, state } of posts) {
    const bar = bars.get(date.slice(0, byYear ? 4 : 7));
    bar.set(state, (bar.get(state) ?? 0) + 1);
  }
  const sums = [...bars.values()].map((bar) => [...bar.values()].reduce((a, b) => a + b, 0));
  const most = Math.max(...sums);
  const unit = byYear ? 'year' : 'month';
  const text = `${posts.length.toLocaleString('en')} posts from ${names[0]} to ${names[names.length - 1]}, at most ${most} in a ${unit}.`;
  const svg = node('svg', { viewBox: `0 0 ${width} ${HEIGHT + FOOT}`, role: 'img', 'aria-label': text });
  svg.append(node('line', { x1: 0, x2: width, y1: HEIGHT + 0.5, y2: HEIGHT + 0.5 }));
  const step = Math.min(60, width / names.length);
  names.forEach((name, i) => svg.append(...column(name, bars.get(name), i * step, step, HEIGHT / most)));
  labels(names, step, byYear, width).forEach(([x, label]) => {
    const shown = node('text', { x, y: HEIGHT + 16 });
    shown.append(label);
    svg.append(shown);
  });
  const used = STATES.filter((state) => posts.some((post) => post.state === state));
  const parts = used.length === 1 ? `All of them are ${used[0]}.` : `The parts of a bar, from the bottom up: ${used.join(', ')}.`;
  return [svg, caption(`${text} ${parts}`)];
}

function column(name, bar, x, step, scale) {
  let y = HEIGHT;
  return STATES.filter((state) => bar.has(state)).map((state) => {
    const height = Math.max(1.5, bar.get(state) * scale);
    y -= height;
    const gap = Math.min(3, step / 5);
    const rect = node('rect', { class: state, x: x + gap / 2, y, width: Math.max(0.5, step - gap), height });
    const title = node('title', {});
    title.append(`${name}: ${bar.get(state)} ${state}`);
    rect.append(title);
    return rect;
  });
}

// Leaves enough space between labels to read them.
function labels(names, step, byYear, width) {
  const wanted = names.map((name, i) => [i * step, byYear ? name : name.slice(0, 4), name]);
  const years = byYear ? wanted : wanted.filter(([, , name], i) => i === 0 || name.endsWith('-01'));
  let next = 0;
  return years.filter(([x]) => {
    if (x < next || x > width - 32) return false;
    next = x + 48;
    return true;
  });
}

function months(first, last) {
  const number = (month) => 12 * +month.slice(0, 4) + +month.slice(5, 7);
  return number(last) - number(first) + 1;
}

function monthsFrom(first, last) {
  const start = 12 * +first.slice(0, 4) + +first.slice(5, 7) - 1;
  return range(start, start + months(first, last) - 1).map(
    (n) => `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}`,
  );
}

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function caption(text) {
  const made = document.createElement('figcaption');
  made.append(text);
  return made;
}

function node(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
