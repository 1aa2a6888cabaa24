// One line from the server to this page. Each message becomes an event "live:<kind>" on the body, which fragments name in
// hx-trigger. "hello" comes first on every connection: whoever hears it fetches the present state.

// A fragment that is just being fetched may be older than the news, and what replaces it has not heard them: they are told
// again once nothing is under way.
let underWay = 0;
const toldMeanwhile = new Map();

const dispatch = (kind, detail) => document.body.dispatchEvent(new CustomEvent(`live:${kind}`, { detail }));

document.addEventListener('htmx:beforeSend', () => (underWay += 1));

const settled = () => {
  underWay = Math.max(0, underWay - 1);
  if (underWay > 0 || toldMeanwhile.size === 0) return;
  const again = [...toldMeanwhile];
  toldMeanwhile.clear();
  again.forEach(([kind, detail]) => dispatch(kind, detail));
};

// Under way until it has settled: before, what stands in its place hears nothing.
document.addEventListener('htmx:afterRequest', () => setTimeout(settled, 100));

const tell = (kind, detail) => {
  // What one browser tells another, and how a file stands, is for the page, not for fragments, and is told once.
  if (underWay > 0 && kind !== 'signal' && kind !== 'export') toldMeanwhile.set(kind, detail);
  dispatch(kind, detail);
};

const SOONEST = 2000;
const LATEST = 15_000;

function watch(address, passOn = () => {}, wait = SOONEST) {
  const source = new EventSource(address);
  const state = (value) => {
    if (document.body.dataset.line === value) return;
    document.body.dataset.line = value;
    tell('line', value);
  };
  source.onopen = () => {
    wait = SOONEST;
    state('connected');
  };
  source.onerror = () => {
    state('reconnecting');
    // The browser connects again by itself when a line is cut, but not after an answer such as 502: while a node dies, a
    // load balancer gives those.
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => watch(address, passOn, Math.min(LATEST, wait * 2)), wait * (0.5 + Math.random() / 2));
  };
  source.onmessage = (message) => {
    const end = message.data.indexOf('\n');
    const kind = end < 0 ? message.data : message.data.slice(0, end);
    const body = end < 0 ? '' : message.data.slice(end + 1);
    tell(kind, body);
    passOn(kind, body);
  };
}

// The pages of one person share a line, for a browser allows a site few at once: whoever holds the lock has it, and passes
// on what it hears.
function share(address, whose) {
  const channel = new BroadcastChannel(whose);
  channel.onmessage = ({ data }) => tell(data.kind, data.body);
  let isOurs = false;
  navigator.locks.request(whose, () => {
    isOurs = true;
    watch(address, (kind, body) => channel.postMessage({ kind, body }));
    return new Promise(() => {});
  });
  addEventListener('DOMContentLoaded', async () => {
    const { held } = await navigator.locks.query();
    if (!isOurs && held.some((lock) => lock.name === whose)) tell('hello', '');
  });
}

const own = document.querySelectorAll('[data-live]');
const { liveShared, liveOf } = document.body.dataset;
own.forEach((element) => watch(element.dataset.live));
if (liveShared && own.length === 0) {
  if (navigator.locks) share(liveShared, `live-${liveOf}`);
  else watch(liveShared);
}
