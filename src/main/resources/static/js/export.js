// How a file stands that this page asked for: how many rows have left, and whether all of them did. The browser keeps the file
// itself, so that its size does not matter here.

const count = new Intl.NumberFormat('fr-FR');
let ours = null;

const say = (what, ...numbers) => {
  const state = document.getElementById('export-state');
  if (state) state.textContent = state.dataset[what].replace(/\{(\d)\}/g, (_, index) => count.format(numbers[index]));
};

// Each has a ticket, for the server tells all pages of this person alike.
const begin = (element) => {
  ours = { ticket: crypto.randomUUID(), rows: Number(element.dataset.export) };
  say('started');
  return ours.ticket;
};

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-export]');
  if (!link) return;
  const address = new URL(link.href);
  address.searchParams.set('ticket', begin(link));
  link.href = address.href;
});

document.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-export]');
  if (!form) return;
  form.querySelector('[name=ticket]')?.remove();
  form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'ticket', value: begin(form) }));
});

document.body.addEventListener('live:export', ({ detail }) => {
  const [ticket, state, rows] = detail.split(' ');
  if (ticket !== ours?.ticket) return;
  if (state === 'DONE') say('done', rows);
  else if (state === 'STOPPED') say('stopped');
  else if (ours.rows) say('runningOf', rows, ours.rows);
  else say('running', rows);
});
