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

const sound = async (waiting) => {
  const before = told();
  if (!isOn() || waiting.every((one) => before.includes(one))) return;
  if (await chime(choice().speaker)) {
    localStorage.setItem(TOLD, JSON.stringify([...new Set([...before, ...waiting])].slice(-MOST_TOLD)));
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
