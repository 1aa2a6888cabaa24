// The patient's pages, from the first to the last, in one document: a browser that forgets with the document what was
// allowed (Safari does) asks for camera and microphone once, and not again in front of the practitioner.
import 'devices';

const csrf = document.querySelector('meta[name=csrf]')?.content;
let calls = 0;

const main = () => document.querySelector('main[data-stay]');

const show = async (answer) => {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const next = page.querySelector('main[data-stay]');
  if (!next) {
    location.reload();
    return;
  }
  main().querySelectorAll('[hx-get]').forEach((element) => window.htmx.trigger(element, 'htmx:abort'));
  document.dispatchEvent(new Event('page:leave'));
  main().replaceWith(document.adoptNode(next));
  document.title = page.title;
  if (answer.ok) history.replaceState(null, '', answer.url);
  window.htmx.process(next);
  document.dispatchEvent(new Event('page:enter'));
  scrollTo(0, 0);
  const first = next.querySelector('[aria-invalid=true]') ?? next.querySelector('h1');
  if (first.matches('h1')) first.tabIndex = -1;
  first.focus();
  // Each call is a module of its own: its state begins and ends with it.
  if (next.querySelector('[data-call]')) await import(`${next.dataset.stay}?${(calls += 1)}`);
};

/** One at a time: two that were asked for at once would each begin a call. */
let isTurning = false;
const turn = async (ask, otherwise) => {
  isTurning = true;
  try {
    await show(await ask());
  } catch {
    otherwise();
  } finally {
    isTurning = false;
  }
};

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || isTurning || !form.closest('main[data-stay]') || form.method !== 'post') return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  turn(
    () => fetch(form.action, { method: 'POST', headers: { 'X-CSRF-TOKEN': csrf }, body }),
    () => form.submit(),
  );
});

// The page shows another phase of the room.
document.addEventListener('htmx:beforeOnLoad', (event) => {
  if (event.detail.xhr.getResponseHeader('HX-Refresh') !== 'true' || !main()) return;
  event.preventDefault();
  if (!isTurning) turn(() => fetch(location.href), () => location.reload());
});
