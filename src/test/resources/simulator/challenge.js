// The bank's page: once the patient has answered, it tells the page that embeds it, if there is one.
const host = document.body.dataset.done;
if (host && window.parent !== window) {
  window.parent.postMessage({ from: 'stripe-simulator', type: 'challenged' }, host);
}
