// The card form: the only place that ever sees a card number. It answers the page that embeds it, and nobody else.
const settings = new URLSearchParams(location.search);
const host = settings.get('host');
const texts = document.body.dataset;
const fields = Object.fromEntries(['number', 'expiry', 'cvc'].map((name) => [name, document.getElementById(name)]));
const digits = (text) => text.replace(/\D/g, '');
const touched = new Set();

const tell = (message) => window.parent.postMessage({ from: 'stripe-simulator', ...message }, host);

function passesLuhn(number) {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return number.length >= 13 && sum % 10 === 0;
}

function expiryError(text) {
  const [month, year] = [digits(text).slice(0, 2), digits(text).slice(-2)];
  if (digits(text).length < 4 || Number(month) < 1 || Number(month) > 12) return texts.incomplete;
  const end = new Date(2000 + Number(year), Number(month), 1);
  return end <= new Date() ? texts.expired : '';
}

const errors = {
  number: () => (passesLuhn(digits(fields.number.value)) ? '' : digits(fields.number.value).length < 16 ? texts.incomplete : texts.unknown),
  expiry: () => expiryError(fields.expiry.value),
  cvc: () => (/^\d{3,4}$/.test(fields.cvc.value.trim()) ? '' : texts.incomplete),
};

function show(name, message) {
  const place = document.getElementById(`${name}-error`);
  place.textContent = message;
  place.hidden = !message;
  fields[name].setAttribute('aria-invalid', String(Boolean(message)));
}

function validate() {
  const found = Object.keys(errors).map((name) => [name, errors[name]()]);
  found.forEach(([name, message]) => show(name, message));
  const [name, message] = found.find(([, text]) => text) ?? [];
  if (name) fields[name].focus();
  return message && { type: 'validation_error', code: `incomplete_${name}`, message };
}

function changed(name) {
  if (touched.has(name)) show(name, errors[name]());
  tell({
    type: 'change',
    complete: Object.values(errors).every((error) => !error()),
    empty: Object.values(fields).every((field) => !field.value),
  });
}

for (const [name, field] of Object.entries(fields)) {
  field.addEventListener('input', () => {
    if (name === 'number') field.value = digits(field.value).replace(/(\d{4})(?=\d)/g, '$1 ');
    if (name === 'expiry' && field.selectionStart === field.value.length) {
      field.value = digits(field.value).slice(0, 4).replace(/^(\d{2})(\d)/, '$1 / $2');
    }
    changed(name);
  });
  field.addEventListener('blur', () => {
    if (!field.value) return;
    touched.add(name);
    show(name, errors[name]());
  });
}

async function confirm(clientSecret) {
  const answer = await fetch('/v3/confirm', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      key: settings.get('key'), account: settings.get('account'), locale: settings.get('locale'), client_secret: clientSecret,
      number: digits(fields.number.value), exp: digits(fields.expiry.value), cvc: fields.cvc.value.trim(),
    }),
  });
  return answer.json();
}

async function answer({ id, type, clientSecret }) {
  const error = validate();
  if (error) return tell({ type: 'answer', id, result: { error } });
  if (type === 'submit') return tell({ type: 'answer', id, result: {} });
  try {
    tell({ type: 'answer', id, result: await confirm(clientSecret) });
  } catch {
    tell({ type: 'answer', id, result: { error: { type: 'api_connection_error', message: 'Network error' } } });
  }
}

window.addEventListener('message', (event) => {
  if (event.source !== window.parent || event.origin !== host || event.data?.to !== 'stripe-simulator') return;
  if (event.data.type === 'submit' || event.data.type === 'confirm') answer(event.data);
});
document.getElementById('card').addEventListener('submit', (event) => event.preventDefault());

new ResizeObserver(() => tell({ type: 'height', height: document.documentElement.scrollHeight })).observe(document.body);
tell({ type: 'ready' });
