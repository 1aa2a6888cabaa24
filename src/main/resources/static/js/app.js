// What every page needs: the CSRF token on htmx's requests, one submit per form, focus on errors, the theme.

const csrf = document.querySelector('meta[name=csrf]')?.content;

document.addEventListener('htmx:configRequest', (event) => {
  if (csrf) event.detail.headers['X-CSRF-TOKEN'] = csrf;
  // What the page fetches by itself does not keep an abandoned session alive.
  const cause = event.detail.triggeringEvent?.type ?? 'load';
  if (cause === 'load' || cause.startsWith('live:')) event.detail.headers['X-Unattended'] = 'true';
});

// A second click sends nothing; the server would not obey it anyway.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post' || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'true';
  const button = event.submitter;
  if (button?.dataset.busy) button.textContent = button.dataset.busy;
  form.setAttribute('aria-busy', 'true');
});

addEventListener('pageshow', () => {
  document.querySelectorAll('form[data-sent]').forEach((form) => {
    delete form.dataset.sent;
    form.removeAttribute('aria-busy');
  });
});

const focusErrors = (root) => root.querySelector('[data-errors]')?.focus();
focusErrors(document);
document.addEventListener('htmx:afterSwap', (event) => focusErrors(event.target));

// Says when the server could not be reached, instead of leaving a click without an answer.
const failed = () => {
  const said = document.getElementById('said');
  if (!said) return;
  const note = document.createElement('p');
  note.className = 'alert alert-danger';
  note.dataset.failed = '';
  note.textContent = 'La demande n’a pas abouti. Vérifiez votre connexion, puis réessayez.';
  said.replaceChildren(note);
};
document.addEventListener('htmx:sendError', failed);
document.addEventListener('htmx:responseError', failed);

// Gone with the next request that works: many are asked by the page itself, and nobody would close it.
document.addEventListener('htmx:afterRequest', (event) => {
  if (event.detail.successful) document.querySelector('#said [data-failed]')?.remove();
});

const themeSwitch = document.getElementById('theme-switch');
if (themeSwitch) {
  themeSwitch.hidden = false;
  themeSwitch.addEventListener('click', () => {
    const root = document.documentElement;
    root.dataset.bsTheme = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.bsTheme);
  });
}

// A copy button copies what its data-copy says, and says so itself.
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const words = button.textContent;
  button.textContent = button.dataset.copied ?? words;
  setTimeout(() => (button.textContent = words), 2000);
});

document.querySelectorAll('[data-print]').forEach((button) => {
  button.hidden = false;
  button.addEventListener('click', () => print());
});

document.querySelectorAll('[data-print]').forEach((button) => {
  button.hidden = false;
  button.addEventListener('click', () => print());
});
