/* Choosing a role ticks what people of that role usually may do; anything can be changed after. */
document.querySelector('[data-roles]')?.addEventListener('change', (event) => {
  const usual = event.target.dataset.usual.split(' ');
  document.querySelectorAll('input[name=rights]').forEach((box) => (box.checked = usual.includes(box.value)));
});
