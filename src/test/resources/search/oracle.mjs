// Asks MiniSearch and the search of a finished site the same; says for each query which documents they find, the best first.
//   node oracle.mjs FOLDER-OF-MINISEARCH FOLDER-OF-SITE < {"documents": [{"id", "title", "text"}], "queries": [""]}
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';

const [miniSearch, site] = process.argv.slice(2).map(folder => pathToFileURL(folder + '/').href);
const { documents, queries } = JSON.parse(fs.readFileSync(0, 'utf8'));

const element = { setAttribute() {}, append() {} };
globalThis.document = { createElement: () => element, head: element, documentElement: { lang: 'en' } };
globalThis.fetch = async url => {
  const text = fs.readFileSync(new URL(url.pathname, url), 'utf8');
  return { ok: true, json: async () => JSON.parse(text) };
};
const script = fs.readdirSync(new URL('search/', site)).find(name => /^search\..*\.js$/.test(name));
fs.copyFileSync(new URL('search/' + script, site), new URL('search/search.mjs', site));
const ours = await import(new URL('search/search.mjs', site).href);
const { default: MiniSearch } = await import(new URL('node_modules/minisearch/dist/es/index.js', miniSearch).href);
await ours.find(''); // reads the index, which has the endings of words

// Its search for documents with all words of a query, each in one of its forms.
const other = (processTerm, forms) => {
  const search = new MiniSearch({ fields: ['title', 'text'], processTerm });
  search.addAll(documents);
  const options = { processTerm: form => form, prefix: false, fuzzy: false, boost: { title: 5 } };
  return query => search.search({
    combineWith: 'AND',
    queries: query.split(' ').map(word => ({ combineWith: 'OR', queries: [...new Set(forms(word))] })),
  }, options).map(({ id }) => id);
};
const stems = word => ours.tokens(word, 'en').map(token => token.word);
const exact = other(term => term.toLowerCase(), word => [word]);
// A word is also found if it is the stem of another: "alias" if a document has "aliases", though its own stem is "alia".
const stemmed = other(stems, word => [word, ...stems(word)]);

const answers = [];
for (const query of queries) {
  const { articles } = await ours.find(query + ' ');
  const found = await Promise.all(articles.map(async article => +/(\d+)\/$/.exec((await ours.card(article)).href)[1]));
  answers.push({ exact: exact(query), stemmed: stemmed(query), ours: found });
}
process.stdout.write(JSON.stringify(answers));
