// Somebody waits: the practitioner reads it in the title of every page of his, and hears it once, in one of them.
import { chime, choice } from 'devices';

const TOLD = 'knocks-told';
const BELL = 'bell';
const MOST_TOLD = 50;

const title = document.title;

const told = () => {
  try {
    return JSON.parse(localStorage.getItem(TOLD) ?? '[]');
  } catch {
    return [];
  }
};

const isOn = () => localStorage.getItem(BELL) !== 'off';

/** One page after the other, so that one of them sounds, and one that may not make a sound leaves it to the next. */
const alone = (what) => (navigator.locks ? navigator.locks.request('knocks', what) : what());

/** What pages still open have told: a page reads what another has just stored a moment late, but its locks at once. */
const toldByOpenPages = async () => (navigator.locks ? (await navigator.locks.query()).held.map((lock) => lock.name) : []);

/** Resolves once every page sees that this one has told it, which lasts as long as this page. */
const tell = (one) =>
  navigator.locks &&
  new Promise((seen) => {
    navigator.locks.request(`knock/${one}`, { ifAvailable: true }, (lock) => {
      seen();
      return lock && new Promise(() => {});
    });
  });

const sound = async (waiting) => {
  const before = told();
  const open = await toldByOpenPages();
  if (!isOn() || waiting.every((one) => before.includes(one) || open.includes(`knock/${one}`))) return;
  if (await chime(choice().speaker)) {
    localStorage.setItem(TOLD, JSON.stringify([...new Set([...before, ...waiting])].slice(-MOST_TOLD)));
    await Promise.all(waiting.map(tell));
  }
};

const look = () => {
  const waiting = [...document.querySelectorAll('[data-knock]')].map((element) => element.dataset.knock);
  document.title = waiting.length > 0 ? `(${waiting.length}) ${title}` : title;
  document.querySelectorAll('[data-bell]').forEach((bell) => bell.setAttribute('aria-pressed', isOn()));
  if (waiting.length > 0) alone(() => sound(waiting));
};

document.addEventListener('click', (event) => {
  if (!event.target.closest('[data-bell]')) return;
  localStorage.setItem(BELL, isOn() ? 'off' : 'on');
  look();
});
['htmx:afterSwap', 'htmx:oobAfterSwap'].forEach((name) => document.addEventListener(name, look));
look();
