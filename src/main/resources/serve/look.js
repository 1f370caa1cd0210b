// The form for the keys below "look" in content/site.yaml.
import { element } from './panel.js';

const at = (id) => document.getElementById(id);
const ask = (token, method, more) => fetch('/_octavo/look?' + new URLSearchParams({ token, ...more }), { method, cache: 'no-store' });
let shown = '';

// Shows the keys as they are in the file, with the page at "home" beside them.
export async function showLook(token, home) {
  const response = await ask(token, 'GET');
  const text = response.ok ? await response.text() : '[]';
  if (text === shown) return;
  shown = text;
  const fields = JSON.parse(text);
  at('look').hidden = fields.length === 0;
  if (fields.length === 0) return;
  const focused = document.activeElement?.name;
  at('look-form').replaceChildren(...fields.map((field) => row(field, token)));
  if (at('look-page').getAttribute('src') !== home) at('look-page').src = home;
  if (focused) at('look-form').elements[focused]?.focus();
}

function row(field, token) {
  const { name, about, fixed } = field;
  const input = control(field);
  Object.assign(input, { name, disabled: fixed });
  input.setAttribute('aria-describedby', `about-${name}`);
  input.addEventListener('change', () => write(token, name, input));
  const note = fixed ? ' It has several parts: change it in content/site.yaml.' : '';
  return element(
    'div',
    { className: 'look-key' },
    element('label', {}, input, ' ', element('strong', {}, name.replaceAll('-', ' '))),
    element('p', { className: 'soft', id: `about-${name}` }, about + note),
  );
}

function control({ kind, choices, value }) {
  if (kind === 'choice') {
    const options = value === undefined ? ['', ...choices] : choices;
    const select = element('select', {}, ...options.map((choice) => element('option', { value: choice, disabled: choice === '' }, choice || 'as the theme')));
    select.value = value ?? '';
    return select;
  }
  if (kind === 'switch') return element('input', { type: 'checkbox', checked: value === 'true' });
  if (kind === 'colour') return element('input', { type: 'color', value: /^#[0-9a-f]{6}$/i.test(value ?? '') ? value : '#808080' });
  return element('input', { type: 'text', value: value ?? '' });
}

async function write(token, name, input) {
  const value = input.type === 'checkbox' ? String(input.checked) : input.value;
  if (value === '') return;
  let refused = '';
  try {
    const response = await ask(token, 'POST', { name, value });
    if (!response.ok) refused = await response.text();
  } catch {
    refused = 'The preview does not answer.';
  }
  at('look-refused').textContent = refused;
  input.setAttribute('aria-invalid', String(refused !== ''));
}
