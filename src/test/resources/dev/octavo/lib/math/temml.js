// Answers each formula of standard input, one a line, with a line: MathML of Temml, or "refused: " and why.
// Its argument is the folder of Temml's package.
const fs = require('fs');
const vm = require('vm');

const folder = process.argv[2];
globalThis.temml = require(folder + '/dist/temml.cjs');
vm.runInThisContext(fs.readFileSync(folder + '/contrib/mhchem/mhchem.min.js', 'utf8'));

for (const tex of fs.readFileSync(0, 'utf8').split('\n').filter(line => line !== '')) {
  let answer;
  try {
    answer = temml.renderToString(tex, { displayMode: true, throwOnError: true });
  } catch (error) {
    answer = 'refused: ' + error.message;
  }
  process.stdout.write(answer.replace(/\s+/g, ' ') + '\n');
}
