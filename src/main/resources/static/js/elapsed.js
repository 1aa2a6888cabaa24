// Time that passes while a page is open: how long a call has lasted, how many minutes somebody has been waiting.

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
