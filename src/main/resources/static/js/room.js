// The room on both sides: counts the time, says when somebody comes or goes, answers the server's beats.
const csrf = document.querySelector('meta[name=csrf]')?.content;

// What the server's clock showed when it wrote an element, against when we read it: this machine's clock may be wrong.
const passed = (element, attribute) => {
  element.readAt ??= performance.now();
  const before = Date.parse(element.dataset.now) - Date.parse(element.dataset[attribute]);
  return Math.max(0, before + performance.now() - element.readAt);
};

const two = (number) => String(number).padStart(2, '0');

const clock = (milliseconds) => {
  const seconds = Math.floor(milliseconds / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};

const tick = () => {
  document.querySelectorAll('[data-elapsed-since]').forEach((element) => {
    element.textContent = clock(passed(element, 'elapsedSince'));
  });
  document.querySelectorAll('[data-minutes-since]').forEach((element) => {
    const minutes = Math.floor(passed(element, 'minutesSince') / 60000);
    const words = element.textContent.replace(/\d+/, minutes);
    if (words !== element.textContent) element.textContent = words;
  });
};
setInterval(tick, 1000);
tick();

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
