// The search of a site. It follows TABLE, the specification of the tokenizer; suffixes by language come with the index.
const rows = new Map();
const readTable = table => table.split('\n').map(line => line.split(' ')).forEach(([name, ...rest]) => rows.set(name, rest));
readTable(TABLE);
const set = name => {
  let at = 0;
  return rows.get(name).map(range => {
    const [step, more = 0] = range.split('-').map(digits => parseInt(digits, 36));
    return String.fromCodePoint(at += step) + '-' + String.fromCodePoint(at += more);
  }).join('');
};
const BIGRAMS = set('bigrams');
const LETTER = `[^${set('separators')}${BIGRAMS}]`;
// A point between digits belongs to a word, as in 1.75.0.
const RUNS = new RegExp(`[${BIGRAMS}]+|(?:${LETTER}*\\d\\.(?=\\d))*${LETTER}+`, 'gu');
const BIGRAM = new RegExp(`[${BIGRAMS}]`, 'u');
const MARKS = new RegExp(`[${set('marks')}]`, 'gu');
const REPLACEMENTS = new Map(rows.get('replacements').map(pair => pair.split('>')));
const MAX_LENGTH = 40;

const REPLACED = new RegExp(`[${[...REPLACEMENTS.keys()].join('')}]`, 'g');

const fold = text => text.normalize('NFKD').toLowerCase().replace(MARKS, '')
  .replace(REPLACED, c => REPLACEMENTS.get(c)).normalize('NFC');

const applyRules = (rules, word) => {
  for (const rule of rules) {
    const [from, to = ''] = rule.split('>');
    const left = word.length - from.length;
    if (left >= 3 && word.endsWith(from)) {
      return word.slice(0, left) + to;
    }
  }
  return word;
};

const base = language => language.split('-')[0].toLowerCase();

const stem = (word, language) => {
  const rules = language.length < 4 && rows.get(language);
  if (!rules || BIGRAM.test(word)) {
    return word;
  }
  const bar = rules.indexOf('|');
  const cut = applyRules(rules.slice(bar + 1), applyRules(rules.slice(0, bar), word));
  const end = cut.length - 1;
  return end >= 3 && cut[end] === cut[end - 1] ? cut.slice(0, end) : cut;
};

// The terms of a text, and where each of them is.
export const tokens = (text, language = '') => {
  const own = base(language);
  const found = [];
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    const folded = fold(run);
    for (const [part] of folded.matchAll(RUNS)) {
      if (BIGRAM.test(part)) {
        const letters = [...part];
        let at = index;
        letters.forEach((letter, i) => {
          const word = letter + (letters[i + 1] ?? '');
          const exact = folded.length === run.length;
          found.push({
            word,
            from: exact ? at : index,
            to: exact ? at + word.length : index + run.length,
            rest: i > 0 && i === letters.length - 1,
          });
          at += letter.length;
        });
      } else if (part.length <= MAX_LENGTH) {
        found.push({ word: stem(part, own), from: index, to: index + run.length });
      }
    }
  }
  return found;
};

const HTML = document.documentElement;
const FOLDER = new URL('.', import.meta.url);
const json = async (name, cache, early) => {
  let answer = await early;
  answer?.ok && !answer.bodyUsed || (answer = await fetch(new URL(name, FOLDER), { cache }));
  if (!answer.ok) {
    throw new Error(name);
  }
  return answer.json();
};

// Calls use with each article of a list: the gaps between them in base 45, least digit first, digits but the last plus 45.
const decode = (text, use) => {
  let article = -1;
  for (let i = 0; i < text.length; use(article)) {
    article++;
    for (let power = 1, digit = 45; digit >= 45; power *= 45) {
      digit = text.charCodeAt(i++) - 35;
      digit -= digit > 57;
      article += digit * power;
    }
  }
};

const cards = new Map();
const addCards = ({ n, t, a, y }) => {
  const titles = t.split('\n');
  const addresses = a.split('\n');
  let i = 0;
  decode(n, article => {
    const name = titles[i].toLowerCase().replace(/[^a-z0-9]+/g, '-');
    cards.set(article, { title: titles[i], href: new URL('../' + addresses[i].replace('*', name), FOLDER).href, day: y[i] });
    i++;
  });
};

const files = new Map();
const once = (name, read, cache, early) => {
  files.has(name) || files.set(name, json(name, cache, early).then(read).catch(error => {
    files.clear();
    cards.clear();
    throw error;
  }));
  return files.get(name);
};

const start = early => once('index.json', index => {
  index.suffixes && readTable(index.suffixes);
  index.d && addCards(index.d);
  return index;
}, 'no-cache', early);

const shard = (index, number) => once(`${number}.json?${index.sums[number]}`, ({ w, p, d }) => {
  d && addCards(d);
  const words = w.split(' ');
  const articles = p.split(' ');
  words.pop();
  let last = '';
  words.forEach((part, i) => {
    words[i] = last = last.slice(0, parseInt(part[0], 36)) + part.slice(1);
  });
  return { words, articles };
});

// How many of the words sort before that one.
const lowerBound = (words, word, to = words.length) => {
  let from = 0;
  while (from < to) {
    const middle = (from + to) >> 1;
    words[middle] < word ? from = middle + 1 : to = middle;
  }
  return from;
};
const shardOf = (index, word) => lowerBound(index.from, word + '\0');

// Calls use with each article of a postings list and its level, from 16 if the word is in the title; returns how many there
// are. A list that begins with ~ has only the best articles.
const postings = (text, use) => {
  let count = 0;
  const levels = text.replace('~', '').split('!');
  if (levels.pop()) {
    throw new Error(text);
  }
  levels.forEach(level => decode(level.slice(1), article => {
    count++;
    use?.(article, parseInt(level[0], 32));
  }));
  return count;
};

const oneEditApart = (one, other) => {
  let i = 0;
  while (i < one.length && one[i] === other[i]) {
    i++;
  }
  return [[1, 1], [1, 0], [0, 1]].some(([a, b]) => one.slice(i + a) === other.slice(i + b))
    || (one[i] === other[i + 1] && one[i + 1] === other[i] && one.slice(i + 2) === other.slice(i + 2));
};

// The terms of the index that match a word of a query, with weights: itself, those it begins, and if it is rare those one
// edit away.
const matches = async (index, word, last) => {
  const found = new Map();
  const add = (known, i, weight, late) => {
    const old = found.get(known.words[i]);
    old && old.weight >= weight || found.set(known.words[i], { weight, late, text: known.articles[i] });
  };
  const forms = new Set([word, ...[...rows.keys()].map(language => stem(word, language))]);
  const typed = /\./.test(word) || last && (word.length > 1 || BIGRAM.test(word));
  const near = new Set([...forms].map(form => shardOf(index, form)));
  if (typed) {
    near.add(shardOf(index, word)).add(Math.min(shardOf(index, word) + 1, shardOf(index, word + '\uffff')));
  }
  const shards = await Promise.all([...near].map(number => shard(index, number)));
  for (const known of shards) {
    for (const form of forms) {
      const i = lowerBound(known.words, form);
      known.words[i] === form && add(known, i, 1);
    }
    if (typed) {
      for (let i = lowerBound(known.words, word); known.words[i]?.startsWith(word); i++) {
        add(known, i, 0.7 * word.length / known.words[i].length);
      }
      if (!found.size) {
        for (let cut = 1; cut < 4 && word.length - cut > 3; cut++) {
          const i = lowerBound(known.words, word.slice(0, -cut));
          known.words[i] === word.slice(0, -cut) && add(known, i, 0.5);
        }
      }
    }
  }
  let times = 0;
  found.forEach(({ text }) => times += postings(text));
  if (times < 3 && /^\D{4}/.test(word)) {
    const wrong = known => known.words.forEach((other, i) => {
      Math.abs(other.length - word.length) < 4 && [...forms].some(form => oneEditApart(form, other))
        && (!times || postings(known.articles[i]) > 10 * times) && add(known, i, times ? 0.2 : 0.4, times);
    });
    shards.forEach(wrong);
    const others = new Set();
    for (let i = 0; i < word.length - 1; i++) {
      others.add(shardOf(index, word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2)));
      others.add(shardOf(index, word.slice(0, i) + word.slice(i + 1)));
    }
    near.forEach(number => others.delete(number));
    if (!found.size) {
      (await Promise.all([...others].slice(0, 3).map(number => shard(index, number)))).forEach(wrong);
    }
  }
  return found;
};

const FILTER = /(?:^|\s)(tag|year|lang|in):(\S+)/gu;

// The articles that pass a filter, such as lang:de.
const passing = async (index, filter) => {
  const known = await shard(index, shardOf(index, '#' + filter));
  const i = lowerBound(known.words, '#' + filter);
  const all = new Set();
  known.words[i] === '#' + filter && postings(known.articles[i], article => all.add(article));
  return all;
};

// On a site in several languages, the articles in that of the page.
const atHome = async index => {
  const own = base(HTML.lang);
  const { lang } = index.choices;
  const tags = lang.length > 1 ? lang.filter(tag => base(tag) === own) : [];
  const all = await Promise.all(tags.map(tag => passing(index, 'lang:' + tag)));
  return new Set(all.flatMap(some => [...some]));
};

// Subtracted from articles that have only words like a rare one: more than any score, so that they follow those that have it.
const LATE = 1e6;

// The score of an article, how many of the words it has, and how many of these in its title.
const NOTHING = [0, 0, 0];

// The articles that match a query: those in the language of the page first, then those with all words in the title, then by
// score.
export const find = async (query, filters = []) => {
  const index = await start();
  const all = [...filters];
  const text = query.replace(FILTER, (whole, kind, value) => all.push(`${kind}:${value}`) && ' ');
  const typing = !/\s$/.test(text);
  const asked = tokens(text).filter(token => !token.rest);
  const phrases = [...text.matchAll(/["“„«]([^"”“»]+)["”“»]/gu)].map(([, phrase]) => phrase);
  const words = await Promise.all(asked.map((token, i) =>
    matches(index, token.word, typing && i === asked.length - 1 && !phrases.length)));
  const seen = words.flatMap(found => [...found.keys()]);
  const scores = new Map();
  let number = 0;
  for (const found of words) {
    const best = new Map();
    const titled = new Set();
    let whole = true;
    for (const { weight, late, text: list } of found.values()) {
      const part = list[0] === '~';
      whole &&= !part || late;
      const count = part ? index.n / 2 : postings(list);
      const idf = Math.log(1 + (index.n - count + 0.5) / (count + 0.5));
      postings(list, (article, level) => {
        const score = weight * idf * (level % 16 + 0.5) - (late ? LATE : 0);
        best.set(article, Math.max(best.get(article) ?? score, score));
        level > 15 && weight > 0.2 && titled.add(article);
      });
    }
    number += whole;
    best.forEach((score, article) => {
      const old = scores.get(article) ?? NOTHING;
      scores.set(article, [old[0] + score, old[1] + whole, old[2] + titled.has(article)]);
    });
  }
  // If a title has all words, how many these are.
  const lead = ([score, , titles]) => score < 0 || titles < number ? 0 : titles;
  // Such a title counts for more, the fewer other words it has.
  scores.forEach((old, article) => lead(old) && (old[0] *= 1 + 2 * old[2] / (cards.get(article)?.title.split(/[ -]/).length ?? 9)));
  for (const filter of all) {
    const allowed = await passing(index, filter);
    number || all.indexOf(filter) || allowed.forEach(article => scores.has(article) || scores.set(article, NOTHING));
    scores.forEach((score, article) => allowed.has(article) || scores.delete(article));
  }
  const home = await atHome(index);
  const some = [...scores].sort(([a, one], [b, other]) =>
    home.has(b) - home.has(a) || lead(other) - lead(one) || other[0] - one[0] || b - a);
  const whole = some.filter(([, [, count]]) => count === number);
  return { articles: (whole.length || phrases.length ? whole : some).map(([article]) => article), words: new Set(seen), phrases };
};

export const card = async article => {
  const { titles } = await start();
  if (!cards.has(article)) {
    await once(`t${Math.floor(article / titles.each)}.json?${titles.sum}`, addCards);
  }
  return cards.get(article);
};

let retry = '';
// Finds sentences; loaded with the first results.
const sentences = () => import('./sentences.js' + retry).catch(error => {
  retry += '?'; // Chromium remembers the address of a script that failed to load
  throw error;
});

const make = (name, attributes = {}, ...inside) => {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...inside);
  return element;
};

document.head.append(make('link', { rel: 'stylesheet', href: new URL('search.css', FOLDER).href }));

const SHOWN = 10;
const digits = (text, said) => `${text}`.replace(/\d/g, digit => said.digits[digit]);
// As pages write it. On the first of a month some languages have other words.
const date = (at, said) => digits(said.dates[at.getUTCMonth() + 12 * (at.getUTCDate() < 2)]
  .replace('{day}', at.getUTCDate()).replace('{year}', at.getUTCFullYear()), said);

// The messages in the language of the page.
const messages = index => index.words[HTML.lang] ?? Object.values(index.words)[0];

// Makes a form search while somebody types.
const connect = (form, link, most, early) => {
  const input = form.elements.q;
  const status = make('p', { role: 'status', class: 'search-status' });
  const list = make('ol', { class: 'search-results', role: 'list' });
  const choices = make('div', { class: 'search-choices' });
  form.after(choices, status, list);
  let turn = 0;
  let waiting;
  let pause;
  const again = () => pause && input.offsetParent && answer();
  addEventListener('online', again);

  const view = new IntersectionObserver(seen => seen.forEach(({ isIntersecting, target }) => {
    if (isIntersecting) {
      view.unobserve(target);
      target.explain();
    }
  }));

  const result = (found, words, messages) => {
    const shown = make('a', { href: found.href }, found.title);
    const said = make('p');
    const item = make('li', {}, shown);
    if (found.day) {
      const at = new Date(found.day * 864e5);
      item.append(' ', make('time', { datetime: at.toISOString().slice(0, 10) }, date(at, messages)));
    }
    item.append(said); // now, since it keeps the room of its words
    const loading = sentences();
    loading.catch(() => {});
    item.explain = () => loading.then(async ({ blocks, passage }) => {
      const page = await blocks(found.href, fold);
      const { lang, dir } = page;
      const best = passage(page, words, tokens);
      said.append(...best.parts.map(([part, hit]) => hit ? make('mark', {}, part) : part));
      said.textContent.trim() || said.remove();
      shown.href = found.href + best.hash;
      lang === HTML.lang || [shown, said].forEach(foreign => Object.assign(foreign, { lang, dir }));
    }).catch(() => said.remove());
    return item;
  };

  const answer = async () => {
    const mine = ++turn;
    const query = input.value.slice(0, 200);
    const filters = [...choices.children].filter(choice => choice.value).map(choice => `${choice.name}:${choice.value}`);
    clearTimeout(waiting);
    view.disconnect();
    try {
      const index = await start(early);
      const said = messages(index);
      choices.hasChildNodes() || choose(index, said);
      if (!query.trim() && !filters.length) {
        list.replaceChildren();
        status.textContent = '';
        return;
      }
      let { articles, words, phrases } = await find(query, filters);
      if (phrases.length) {
        const { blocks } = await sentences();
        const near = await Promise.all(articles.slice(0, 3 * SHOWN).map(async article => {
          const text = await blocks((await card(article)).href, fold);
          return phrases.every(phrase => text.list.some(block => block.folded.includes(fold(phrase)))) ? [article] : [];
        }));
        articles = near.flat();
      }
      if (mine !== turn) {
        return;
      }
      status.textContent = articles.length
        ? said.results.replace('{count}', digits(articles.length, said))
        : said.nothing.replace('{query}', () => query.trim());
      list.replaceChildren();
      // The cards of the best came with the shards; those of others may have to be loaded.
      const shown = articles.slice(0, most);
      for (const title of shown.map(async article => ({ article, found: await card(article) }))) {
        const { article, found } = await title;
        mine === turn && list.append(result(found, words, said));
      }
      if (mine === turn) {
        pause = 0;
        // Nobody reads sentences while typing.
        waiting = setTimeout(() => [...list.children].forEach(item => view.observe(item)), 170);
      }
    } catch {
      if (mine === turn) {
        list.replaceChildren();
        status.textContent = link.dataset.failed;
        pause = Math.min(2 * pause || 4000, 60000);
        waiting = setTimeout(again, pause);
      }
    }
  };

  const choose = (index, said) => {
    for (const [name, values] of Object.entries(index.choices)) {
      if (values.length > 1) {
        const [all, label] = said[name];
        const named = name === 'lang' ? new Intl.DisplayNames(HTML.lang, { type: 'language' }) : undefined;
        const select = make('select', { name, 'aria-label': label }, make('option', { value: '' }, all));
        (name === 'year' ? values.reverse() : values).forEach(value => {
          const [slug] = value.split(' ');
          select.append(make('option', { value: slug }, named?.of(slug) ?? (value.slice(slug.length + 1) || slug)));
        });
        select.addEventListener('change', answer);
        choices.append(select);
      }
    }
  };
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    pause = 0;
    waiting = setTimeout(answer, 80);
  });
  form.parentNode.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && event.target.tagName !== 'SELECT') {
      const stops = [input, ...list.querySelectorAll('a')];
      const next = stops[stops.indexOf(document.activeElement) + step];
      next?.focus();
      event.preventDefault();
    }
  });
  return answer;
};

let dialog;
let renew;
export const open = (link, early) => {
  const page = document.querySelector('.search-page input');
  if (page) {
    page.focus();
    return;
  }
  if (!dialog) {
    const label = link.textContent.trim();
    const input = make('input', { enterkeyhint: 'search', name: 'q', autocomplete: 'off', 'aria-label': label, placeholder: label });
    const close = make('button', { type: 'button' }, link.dataset.close);
    const form = make('form', { role: 'search', action: link.href }, input, close);
    dialog = make('dialog', { class: 'search', 'aria-label': label }, form);
    document.body.append(dialog);
    renew = connect(form, link, SHOWN, early);
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', event => event.target === dialog && dialog.close());
  }
  dialog.open || dialog.showModal();
  dialog.querySelector('input').select();
  dialog.querySelector('li') || renew();
};

export const show = (page, link, early) => {
  const form = page.querySelector('form');
  form.hidden = false;
  page.querySelector('p')?.remove();
  const answer = connect(form, link, 5 * SHOWN, early);
  form.elements.q.value = new URLSearchParams(location.search).get('q') ?? '';
  // Search engines may index the form but no results, since anybody could link to results of any query.
  form.elements.q.value && document.head.append(make('meta', { name: 'robots', content: 'noindex' }));
  form.addEventListener('submit', event => {
    event.preventDefault();
    history.replaceState(null, '', '?q=' + encodeURIComponent(form.elements.q.value));
    answer();
  });
  answer();
};
