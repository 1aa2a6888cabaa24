// The room on both sides: says when somebody comes or goes, answers the server's beats.
const csrf = document.querySelector('meta[name=csrf]')?.content;

// A screen reader hears who came or went, once; not the minutes.
const announcer = document.querySelector('[data-announce]');
const heard = new Map();
document.addEventListener('htmx:oobAfterSwap', (event) => {
  const says = event.detail.target?.dataset?.says;
  const id = event.detail.target?.id;
  if (!says || heard.get(id) === says) return;
  if (heard.has(id) && announcer) announcer.textContent = says;
  heard.set(id, says);
});

// What has not changed is not said again.
document.addEventListener('htmx:beforeSwap', (event) => {
  const { target, serverResponse } = event.detail;
  const fresh = document.createElement('template');
  fresh.innerHTML = serverResponse;
  if (target.matches('[aria-live]') && target.innerHTML.trim() === fresh.innerHTML.trim()) event.detail.shouldSwap = false;
});

// The server beats; only an answer proves that the line carries both ways.
const here = document.querySelector('[data-here]')?.dataset.here;
if (here) {
  document.body.addEventListener('live:beat', () => {
    fetch(here, { method: 'POST', headers: { 'X-CSRF-TOKEN': csrf } }).catch(() => {});
  });
}

document.body.addEventListener('live:line', (event) => {
  const lost = event.detail === 'reconnecting';
  document.querySelectorAll('[data-line-lost]').forEach((element) => (element.hidden = !lost));
  document.querySelectorAll('[data-own-line]').forEach((element) => {
    element.dataset.well ??= element.textContent;
    element.textContent = lost ? element.dataset.lost : element.dataset.well;
  });
});

// The panel stays as it was left, and the question at the end leads to it.
const panel = document.getElementById('participants');
const room = document.querySelector('[data-room]')?.dataset.room;
if (panel && room) {
  const key = `panel-${room}`;
  if (sessionStorage.getItem(key) === 'open') panel.open = true;
  panel.addEventListener('toggle', () => sessionStorage.setItem(key, panel.open ? 'open' : 'closed'));
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-open-people], [data-close-question]');
  const question = document.getElementById('ending');
  if (!link || !question) return;
  event.preventDefault();
  question.replaceChildren();
  if (link.matches('[data-open-people]') && panel) {
    panel.open = true;
    panel.querySelector('summary').focus();
  }
});
