// One line from the server to this page. Each message becomes an event "live:<kind>" on the body, which fragments name in
// hx-trigger. "hello" comes first on every connection: whoever hears it fetches the present state.
export function watch(address) {
  const source = new EventSource(address);
  const tell = (kind, detail) => document.body.dispatchEvent(new CustomEvent(`live:${kind}`, { detail }));
  const state = (value) => {
    if (document.body.dataset.line === value) return;
    document.body.dataset.line = value;
    tell('line', value);
  };
  source.onopen = () => state('connected');
  source.onerror = () => state('reconnecting');
  source.onmessage = (message) => {
    const end = message.data.indexOf('\n');
    const kind = end < 0 ? message.data : message.data.slice(0, end);
    tell(kind, end < 0 ? '' : message.data.slice(end + 1));
  };
  return source;
}
