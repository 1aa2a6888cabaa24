// The patient's payment: nothing is loaded from Stripe before the first click. Whatever the browser is told, the page asks
// our server, which asks Stripe.
const card = document.getElementById('card');
const start = document.getElementById('pay-start');
const confirm = document.getElementById('pay-confirm');
const failure = document.getElementById('card-error');
const csrf = document.querySelector('meta[name=csrf]')?.content;

const state = () => document.getElementById('pay-state');
const post = (address) => fetch(address, { method: 'POST', headers: { 'X-CSRF-TOKEN': csrf } });

let stripe;
let elements;

function fail(words) {
  failure.textContent = words;
  failure.hidden = false;
}

function busy(button, words) {
  button.disabled = true;
  const label = button.querySelector('span');
  const usual = label.textContent;
  label.textContent = words;
  button.setAttribute('aria-busy', 'true');
  return () => {
    button.disabled = false;
    label.textContent = usual;
    button.removeAttribute('aria-busy');
  };
}

// Asks our server how it stands, and shows what it answers.
const check = () => htmx.ajax('POST', card.dataset.check, { target: '#pay-state', swap: 'outerHTML' });

function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

async function open() {
  failure.hidden = true;
  const done = busy(start, card.dataset.loading);
  try {
    const answer = await post(card.dataset.form);
    if (answer.status === 409) return check();
    if (!answer.ok) throw new Error(`form ${answer.status}`);
    const form = await answer.json();
    await load(form.scriptUrl);
    stripe = window.Stripe(form.publishableKey, { stripeAccount: form.payee, locale: document.documentElement.lang });
    const dark = document.documentElement.dataset.bsTheme === 'dark';
    elements = stripe.elements({ clientSecret: form.clientSecret, appearance: { theme: dark ? 'night' : 'stripe' } });
    const element = elements.create('payment');
    element.on('ready', () => {
      start.hidden = true;
      confirm.hidden = false;
      element.focus?.();
    });
    element.on('loaderror', () => fail(card.dataset.unavailable));
    element.mount('#card-form');
  } catch {
    fail(card.dataset.unavailable);
  } finally {
    done();
  }
}

async function pay() {
  failure.hidden = true;
  const done = busy(confirm, card.dataset.busy);
  try {
    const { error } = await stripe.confirmPayment({
      elements,
      confirmParams: { return_url: card.dataset.return },
      redirect: 'if_required',
    });
    // What was typed wrong is said beside the field already; a refusal comes from our server's own words.
    if (error && error.type !== 'validation_error' && error.type !== 'card_error') fail(error.message);
    if (error?.type !== 'validation_error') await check();
  } catch {
    fail(card.dataset.failed);
    await check();
  } finally {
    done();
  }
}

function follow() {
  card.hidden = state().dataset.payable !== 'true';
}

if (card) {
  start.hidden = false;
  start.addEventListener('click', open);
  confirm.addEventListener('click', pay);
  document.body.addEventListener('htmx:afterSettle', follow);

  const back = new URL(location.href);
  if (back.searchParams.has('payment_intent')) {
    history.replaceState(null, '', back.pathname);
    addEventListener('load', check);
  }
}
