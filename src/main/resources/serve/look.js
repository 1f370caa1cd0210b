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
  const { name, about, fixed, kind, value } = field;
  const input = control(field);
  Object.assign(input, { name, disabled: fixed });
  input.setAttribute('aria-describedby', `about-${name}`);
  input.addEventListener('change', () => write(token, name, input, kind === 'several' ? several(input) : undefined));
  const note = fixed ? ' It has several parts: change it in content/site.yaml.' : '';
  const key = element(
    'div',
    { className: 'look-key' },
    kind === 'several' ? input : element('label', {}, input, ' ', element('strong', {}, name.replaceAll('-', ' '))),
    element('p', { className: 'soft', id: `about-${name}` }, about + note),
  );
  if (value !== undefined && kind !== 'choice' && kind !== 'text') {
    const reset = element('button', { type: 'button' }, 'as the theme');
    reset.setAttribute('aria-label', `${name.replaceAll('-', ' ')} as the theme`);
    reset.addEventListener('click', () => write(token, name, input, ''));
    key.firstChild.after(reset);
  }
  return key;
}

// The checked ones of several choices, as a list of YAML.
const several = (fields) => `[${[...fields.querySelectorAll(':checked')].map((box) => box.value).join(', ')}]`;

function control({ name, kind, choices, value, otherwise }) {
  if (kind === 'several') {
    const on = (value ?? otherwise).split(', ');
    const box = (choice) => element('input', { type: 'checkbox', name: `${name}:${choice}`, value: choice, checked: on.includes(choice) });
    return element(
      'fieldset',
      {},
      element('legend', {}, element('strong', {}, name.replaceAll('-', ' '))),
      ...choices.map((choice) => element('label', {}, box(choice), ` ${choice} `)),
    );
  }
  if (kind === 'choice') {
    const unset = otherwise === undefined ? 'as the theme' : `${otherwise}, as the theme`;
    const select = element('select', {}, ...['', ...choices].map((choice) => element('option', { value: choice }, choice || unset)));
    select.value = value ?? '';
    return select;
  }
  if (kind === 'switch') return element('input', { type: 'checkbox', checked: (value ?? otherwise) === 'true' });
  if (kind === 'colour') {
    const input = element('input', { type: 'color', value: hex(value ?? otherwise ?? '') });
    const page = at('look-page');
    const show = () => (input.value = hex(getComputedStyle(page.contentDocument.documentElement).accentColor));
    const follow = () => {
      show();
      page.contentDocument.addEventListener('load', show, true); // of a stylesheet
      new MutationObserver(show).observe(page.contentDocument.head, { childList: true, subtree: true });
    };
    page.onload = value ?? otherwise ? null : follow;
    if (page.onload && page.contentDocument?.readyState === 'complete') follow();
    return input;
  }
  return element('input', { type: 'text', value: value ?? '', placeholder: otherwise ?? '' });
}

// A colour of CSS as <input type="color"> takes it; grey for none.
function hex(colour) {
  const paint = new OffscreenCanvas(1, 1).getContext('2d');
  paint.fillStyle = '#808080';
  paint.fillStyle = colour;
  paint.fillRect(0, 0, 1, 1);
  return '#' + [...paint.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((part) => part.toString(16).padStart(2, '0')).join('');
}

// Writes what the input says, or deletes the key if that is empty.
async function write(token, name, input, value = input.type === 'checkbox' ? String(input.checked) : input.value) {
  let refused = '';
  try {
    const response = await ask(token, 'POST', { name, value });
    if (!response.ok) refused = await response.text();
  } catch {
    refused = 'The preview does not answer.';
  }
  at('look-refused').textContent = refused;
  if (input.matches('input, select')) input.setAttribute('aria-invalid', String(refused !== ''));
}
