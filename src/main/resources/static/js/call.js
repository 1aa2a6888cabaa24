// The call: picture, sound and words flow from browser to browser, to at most three others. The server only brings them
// together (CallController): it says who is there, and passes on what they need to find a way. Nothing said or written in a
// call reaches it.
//
// Each page takes a seat. Whoever comes calls those who are there already; a page loaded again is a new seat, and so is a
// second tab, which takes over from the first. Between two seats there may be several attempts: the caller makes another one
// when the last does not come about. Within one, both may renegotiate ("perfect negotiation": the called one gives way).
import { canChooseSpeaker, choice, list, open, remember } from 'devices';

const stage = document.querySelector('[data-call]');
const base = stage.dataset.call;
const csrf = document.querySelector('meta[name=csrf]')?.content;
const seat = crypto.randomUUID();
const $ = (selector) => document.querySelector(selector);
const words = $('.call-notices').dataset;

const CUT_FOR = 3000;
const GIVE_UP_AFTER = 8000;
/** Bits per second of the picture, by the number of others. */
const BITRATES = [1_200_000, 1_200_000, 600_000, 350_000];
const WEAK_BITRATE = 200_000;
const MOST_WORDS = 2000;
const MOST_KEPT = 200;

const links = new Map();
const local = { audio: null, video: null, screen: null };
let ice;
let me;
let isOver = false;
const clocks = [];
let weakness = 0;

const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const ask = (path, options = {}) =>
  fetch(base + path, { ...options, headers: { 'X-CSRF-TOKEN': csrf, ...options.headers } });

// ---- Tiles

const tileOf = (id, name) => {
  let tile = $(`[data-peer="${id}"]`);
  if (!tile) {
    tile = $('[data-newcomer]').content.firstElementChild.cloneNode(true);
    tile.dataset.peer = id;
    tile.dataset.added = '';
    tile.querySelector('.tile-name').textContent = name;
    $('.tiles').append(tile);
  }
  return tile;
};

const play = (video) => video.play().catch(() => ($('[data-unlock]').hidden = false));

const videoOf = (tile) => {
  let video = tile.querySelector('video');
  if (!video) {
    video = Object.assign(document.createElement('video'), { autoplay: true, playsInline: true });
    tile.prepend(video);
    if (canChooseSpeaker && choice().speaker) video.setSinkId(choice().speaker).catch(() => {});
  }
  return video;
};

/** On the stage, and beside the name in the list of participants. */
const say = (tile, ...states) => {
  const text = states.filter(Boolean).join(', ');
  for (const line of [tile.querySelector('[data-media]'), $(`[data-media-of="${tile.dataset.peer}"]`)]) {
    if (line && line.textContent !== text) line.textContent = text;
  }
};

// ---- One other in the call

class Link {
  attempt = 0;
  remote = new MediaStream();
  state = { audio: true, video: true, screen: false };
  outbox = [];
  unsaid = [];
  quality = '';
  lastLost = 0;
  lastGot = 0;
  #work = Promise.resolve();
  #sending = false;

  constructor(id, name, theirSeat, calls) {
    Object.assign(this, { id, name, theirSeat, calls });
    this.tile = tileOf(id, name);
    if (calls) this.start(1);
  }

  /** A new attempt; whatever is left of the last one is dropped. */
  start(attempt) {
    this.#drop();
    this.attempt = attempt;
    this.since = performance.now();
    this.early = [];
    this.making = false;
    this.ignores = false;
    this.remote = new MediaStream();
    const pc = (this.pc = new RTCPeerConnection(ice));
    this.channel = pc.createDataChannel('words', { negotiated: true, id: 0 });
    this.channel.onopen = () => {
      this.tellState();
      this.unsaid.splice(0).forEach((message) => this.channel.send(message));
    };
    this.channel.onmessage = ({ data }) => this.hear(data);
    pc.onicecandidate = ({ candidate }) => candidate && this.send('CANDIDATES', { candidate });
    pc.ontrack = ({ track }) => this.show(track);
    pc.onconnectionstatechange = () => this.watch();
    pc.onnegotiationneeded = () => this.negotiate();
    if (this.calls) {
      for (const kind of ['audio', 'video']) pc.addTransceiver(outgoing(kind) ?? kind, { direction: 'sendrecv' });
    }
    this.describe();
  }

  #drop() {
    this.outbox = [];
    if (!this.pc) return;
    this.pc.onconnectionstatechange = this.pc.onnegotiationneeded = this.pc.onicecandidate = this.pc.ontrack = null;
    this.pc.close();
  }

  close() {
    this.isClosed = true;
    this.#drop();
    if ('added' in this.tile.dataset) this.tile.remove();
    else {
      this.tile.querySelector('video')?.remove();
      this.tile.classList.remove('has-video', 'has-screen');
      say(this.tile);
    }
  }

  async negotiate() {
    const pc = this.pc;
    // The called one speaks first only after he was spoken to.
    if (!this.calls && !pc.remoteDescription) return;
    try {
      this.making = true;
      await pc.setLocalDescription();
      if (pc === this.pc) this.send('DESCRIPTION', { description: pc.localDescription });
    } finally {
      this.making = false;
    }
  }

  /** One after the other, as they come. */
  receive(kind, body) {
    this.#work = this.#work.then(() => this.#take(kind, body)).catch((error) => console.warn('call', error.name));
  }

  async #take(kind, { attempt, description, candidates }) {
    if (this.isClosed || attempt < this.attempt) return;
    if (attempt > this.attempt) {
      if (this.calls) return;
      this.start(attempt);
    }
    await (kind === 'DESCRIPTION' ? this.#describe(description) : this.#find(candidates));
  }

  async #describe(description) {
    const pc = this.pc;
    const collides = description.type === 'offer' && (this.making || pc.signalingState !== 'stable');
    this.ignores = this.calls && collides;
    if (this.ignores) return;
    const isFirst = !pc.remoteDescription;
    await pc.setRemoteDescription(description);
    await this.#find(this.early.splice(0));
    if (description.type !== 'offer') return;
    if (isFirst) {
      for (const transceiver of pc.getTransceivers()) {
        transceiver.direction = 'sendrecv';
        await transceiver.sender.replaceTrack(outgoing(transceiver.receiver.track.kind));
      }
    }
    await pc.setLocalDescription();
    this.send('DESCRIPTION', { description: pc.localDescription });
  }

  async #find(candidates) {
    if (!this.pc.remoteDescription) {
      this.early.push(...candidates);
      return;
    }
    for (const candidate of candidates) {
      await this.pc.addIceCandidate(candidate).catch((error) => {
        if (!this.ignores) throw error;
      });
    }
  }

  send(kind, body) {
    const last = this.outbox.at(-1);
    if (kind === 'CANDIDATES' && last?.kind === kind && !last.isLeaving) last.body.candidates.push(body.candidate);
    else {
      const { candidate, ...rest } = body;
      this.outbox.push({ kind, body: { attempt: this.attempt, ...rest, ...(candidate ? { candidates: [candidate] } : {}) } });
    }
    this.#post();
  }

  /** In order, and again while the line is down. */
  async #post() {
    if (this.#sending) return;
    this.#sending = true;
    while (this.outbox.length > 0 && !this.isClosed && !isOver) {
      const message = this.outbox[0];
      message.isLeaving = true;
      const body = { seat, to: this.id, toSeat: this.theirSeat, kind: message.kind, body: JSON.stringify(message.body) };
      const answer = await ask('/signals', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }).catch(() => null);
      if (answer === null || answer.status >= 500 || answer.status === 429) await sleep(700);
      else {
        if (this.outbox[0] === message) this.outbox.shift();
        if (!answer.ok) {
          this.outbox = [];
          compare();
        }
      }
    }
    this.#sending = false;
  }

  watch() {
    const state = this.pc.connectionState;
    if (state === 'connected') {
      this.wasConnected = true;
      this.cutSince = null;
      this.restarted = false;
      adapt();
    } else if (state === 'disconnected' || state === 'failed') {
      this.cutSince ??= performance.now();
      if (state === 'failed') this.pc.restartIce();
    }
    this.describe();
  }

  /** Every second: what does not come about by itself is tried again. */
  tick(now) {
    const state = this.pc?.connectionState;
    if (!this.pc || state === 'connected') return;
    if (this.cutSince && state === 'disconnected' && now - this.cutSince > CUT_FOR && !this.restarted) {
      this.restarted = true;
      this.pc.restartIce();
    }
    if (this.calls && now - (this.cutSince ?? this.since) > GIVE_UP_AFTER && now - this.since > GIVE_UP_AFTER) {
      this.restarted = false;
      this.cutSince = null;
      this.start(this.attempt + 1);
    }
  }

  show(track) {
    this.remote.addTrack(track);
    const video = videoOf(this.tile);
    if (video.srcObject !== this.remote) video.srcObject = this.remote;
    play(video);
    track.onunmute = () => {
      play(video);
      this.describe();
    };
    track.onmute = () => this.describe();
    this.describe();
  }

  tellState() {
    if (this.channel?.readyState === 'open') {
      this.channel.send(JSON.stringify({ state: { audio: flows('audio'), video: flows('video'), screen: Boolean(local.screen) } }));
    }
  }

  write(text) {
    const message = JSON.stringify({ text });
    if (this.channel?.readyState === 'open') this.channel.send(message);
    else this.unsaid.push(message);
  }

  hear(data) {
    if (typeof data !== 'string' || data.length > 4 * MOST_WORDS) return;
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    if (message.state) this.state = message.state;
    if (typeof message.text === 'string') log(this.name, message.text.slice(0, MOST_WORDS));
    this.describe();
  }

  describe() {
    const state = this.pc?.connectionState;
    const isThere = state === 'connected';
    const seesVideo = isThere && (this.state.video || this.state.screen);
    this.tile.classList.toggle('has-video', seesVideo);
    this.tile.classList.toggle('has-screen', seesVideo && this.state.screen);
    if (isThere) {
      say(this.tile, this.state.audio ? '' : words.muted, this.state.screen ? words.shares : this.state.video ? '' : words.dark);
    } else say(this.tile, this.wasConnected ? words.again : words.connecting);
  }

  sender(kind) {
    return this.pc?.getTransceivers().find((one) => one.receiver.track.kind === kind)?.sender;
  }

  /** How well the other's sound and picture come through: good, fair or poor. */
  async measure() {
    if (this.pc?.connectionState !== 'connected') return;
    let lost = 0;
    let got = 0;
    let trip = 0;
    (await this.pc.getStats()).forEach((report) => {
      if (report.type === 'inbound-rtp') {
        lost += report.packetsLost ?? 0;
        got += report.packetsReceived ?? 0;
      }
      if (report.type === 'candidate-pair' && report.nominated) trip = Math.max(trip, report.currentRoundTripTime ?? 0);
    });
    const newlyLost = Math.max(0, lost - this.lastLost);
    const share = newlyLost / Math.max(1, newlyLost + got - this.lastGot);
    this.lastLost = lost;
    this.lastGot = got;
    this.quality = share > 0.08 || trip > 0.6 ? 'poor' : share > 0.02 || trip > 0.3 ? 'fair' : 'good';
  }
}

// ---- What goes out

const outgoing = (kind) => (kind === 'video' && local.screen ? local.screen : local[kind]);
const isOn = (kind) => Boolean(local[kind]?.enabled && local[kind].readyState === 'live');
/** A telephone call, or another app in front, silences a device that is on. */
const flows = (kind) => isOn(kind) && !local[kind].muted;

const everyone = (what) => links.forEach(what);

const sendOut = (kind) => everyone((link) => link.sender(kind)?.replaceTrack(outgoing(kind)).catch(() => {}));

const showSelf = () => {
  const tile = $('.tile-self');
  const video = videoOf(tile);
  const track = outgoing('video');
  video.muted = true;
  if (track && (local.screen || isOn('video'))) {
    if (video.srcObject?.getVideoTracks()[0] !== track) video.srcObject = new MediaStream([track]);
    play(video);
  } else video.srcObject = null;
  tile.classList.toggle('has-video', Boolean(video.srcObject));
  tile.classList.toggle('has-screen', Boolean(local.screen));
  say(tile, flows('audio') ? '' : words.muted, local.screen ? words.shares : flows('video') ? '' : words.dark);
  $('[data-mic]').setAttribute('aria-pressed', isOn('audio'));
  $('[data-camera]').setAttribute('aria-pressed', isOn('video'));
  $('[data-screen]').setAttribute('aria-pressed', Boolean(local.screen));
  everyone((link) => link.tellState());
};

const troubleWith = (trouble) =>
  document.querySelectorAll('.call-notices [data-trouble]').forEach((line) => (line.hidden = line.dataset.trouble !== trouble));

const takeOver = (stream) => {
  for (const track of stream.getTracks()) {
    local[track.kind]?.stop();
    local[track.kind] = track;
    track.onmute = track.onunmute = showSelf;
    // Unplugged, or taken by another.
    track.onended = () => {
      if (local[track.kind] === track) local[track.kind] = null;
      sendOut(track.kind);
      showSelf();
    };
  }
};

/** Turns it on, asking for the device if there is none, or off. A camera that is off shows no light. */
const turn = async (kind, on) => {
  if (on && !(local[kind]?.readyState === 'live')) {
    const opened = await open(kind === 'video', kind === 'audio');
    troubleWith(opened.trouble);
    takeOver(opened.stream);
    await list($('[data-devices]'));
  } else if (local[kind]) {
    local[kind].enabled = on;
    if (!on && kind === 'video') {
      local.video.onended = null;
      local.video.stop();
      local.video = null;
    }
  }
  sendOut(kind);
  remember({ [kind]: isOn(kind) });
  showSelf();
};

const stopSharing = () => {
  local.screen?.stop();
  local.screen = null;
  sendOut('video');
  showSelf();
};

const share = async () => {
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: true }).catch(() => null);
  const track = stream?.getVideoTracks()[0];
  if (!track) return;
  track.onended = stopSharing;
  local.screen = track;
  sendOut('video');
  showSelf();
};

/** Fewer bits for each when there are more, and on a weak line. */
const adapt = () => {
  const usual = BITRATES[Math.min(links.size, BITRATES.length - 1)];
  everyone((link) => {
    const sender = link.sender('video');
    const settings = sender?.getParameters();
    if (!settings?.encodings?.length) return;
    settings.encodings[0].maxBitrate = weakness > 0 ? WEAK_BITRATE : usual;
    settings.encodings[0].scaleResolutionDownBy = weakness > 0 ? 2 : 1;
    sender.setParameters(settings).catch(() => {});
  });
};

// ---- Words

const KEPT = `words-${base}`;

const kept = () => JSON.parse(sessionStorage.getItem(KEPT) ?? '[]');

const log = (name, text) => {
  sessionStorage.setItem(KEPT, JSON.stringify([...kept(), [name, text]].slice(-MOST_KEPT)));
  write(name, text);
  const unread = $('[data-unread]');
  if (!$('[data-chat]').open) {
    unread.textContent = Number(unread.textContent || 0) + 1;
    unread.hidden = false;
  }
};

/** This tab remembers them as long as the call lasts, so that a page loaded again has lost none. */
const forget = () => {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('words-')) sessionStorage.removeItem(key);
};

const write = (name, text) => {
  const line = document.createElement('li');
  const who = Object.assign(document.createElement('strong'), { textContent: name });
  line.append(who, ' ', text);
  $('[data-log]').append(line);
  $('[data-log]').scrollTop = $('[data-log]').scrollHeight;
};

// ---- Who is there

const connect = ({ id, name, seat: theirSeat }, calls) => {
  links.get(id)?.close();
  links.set(id, new Link(id, name, theirSeat, calls));
  adapt();
};

const leaveAll = () => {
  everyone((link) => link.close());
  links.clear();
};

const leave = () => {
  isOver = true;
  clocks.forEach(clearInterval);
  leaveAll();
  [local.audio, local.video, local.screen].forEach((track) => track?.stop());
  local.audio = local.video = local.screen = null;
};

const takenOver = () => {
  leave();
  showSelf();
  $('[data-unlock]').hidden = true;
  $('[data-taken]').hidden = false;
  $('.call-controls').hidden = $('.call-more').hidden = true;
};

/** Messages may have been missed: who is gone is let go of, and who has come will call again by himself. */
const compare = async () => {
  if (isOver || !me) return;
  const answer = await ask('/roster').catch(() => null);
  if (!answer?.ok || isOver) return;
  const roster = await answer.json();
  if (roster.seat !== seat) {
    takenOver();
    return;
  }
  ice = roster.ice;
  const there = new Map(roster.peers.map((peer) => [peer.id, peer]));
  everyone((link, id) => {
    if (there.get(id)?.seat === link.theirSeat) return;
    link.close();
    links.delete(id);
  });
  adapt();
};

const early = [];

const heard = (signal) => {
  if (isOver) return;
  if (!me) {
    early.push(signal);
    return;
  }
  const { from, seat: theirSeat, kind, body } = signal;
  const known = links.get(from);
  if (kind === 'HELLO') {
    if (known?.theirSeat !== theirSeat) connect({ id: from, name: body, seat: theirSeat }, false);
    return;
  }
  if (known && known.theirSeat === theirSeat) known.receive(kind, JSON.parse(body));
  else if (kind === 'DESCRIPTION') {
    // His hello got lost on the way.
    connect({ id: from, name: known?.name ?? '', seat: theirSeat }, false);
    links.get(from).receive(kind, JSON.parse(body));
  }
};

const sit = async () => {
  while (!isOver) {
    const answer = await ask(`/seat?seat=${seat}`, { method: 'POST' }).catch(() => null);
    if (answer?.ok) return answer.json();
    // Not in the call any more: the page is about to be loaded again.
    if (answer && answer.status < 500) return null;
    await sleep(1000);
  }
  return null;
};

// ---- The buttons

/** With Alt and Shift: single letters would get in the way of those who speak to their machine (WCAG 2.2, 2.1.4). */
const SHORTCUTS = {
  KeyM: '[data-mic]',
  KeyC: '[data-camera]',
  KeyE: '[data-screen]',
  KeyP: '#participants > summary',
  KeyT: '[data-chat] > summary',
};

const wire = () => {
  document.addEventListener('keydown', (event) => {
    const wanted = event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey ? SHORTCUTS[event.code] : null;
    const button = wanted && $(wanted);
    if (!button || button.hidden || isOver) return;
    event.preventDefault();
    button.click();
  });
  $('[data-mic]').addEventListener('click', () => turn('audio', !isOn('audio')));
  $('[data-camera]').addEventListener('click', () => {
    $('[data-audio-only]').hidden = true;
    weakness = 0;
    turn('video', !isOn('video'));
  });
  const screen = $('[data-screen]');
  screen.hidden = !navigator.mediaDevices?.getDisplayMedia;
  screen.addEventListener('click', () => (local.screen ? stopSharing() : share()));
  const full = $('[data-full]');
  full.hidden = !stage.requestFullscreen;
  full.addEventListener('click', () =>
    document.fullscreenElement ? document.exitFullscreen() : stage.requestFullscreen().catch(() => {}));
  const pip = $('[data-pip]');
  pip.hidden = !document.pictureInPictureEnabled;
  pip.addEventListener('click', () => {
    if (document.pictureInPictureElement) document.exitPictureInPicture();
    else $('.tile.has-video:not(.tile-self) video')?.requestPictureInPicture().catch(() => {});
  });
  $('[data-unlock-sound]').addEventListener('click', () => {
    $('[data-unlock]').hidden = true;
    document.querySelectorAll('.tile video').forEach((video) => video.play().catch(() => {}));
  });
  $('[data-take]').addEventListener('click', () => location.reload());
  $('[data-say]').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = $('#say').value.trim();
    if (!text) return;
    everyone((link) => link.write(text));
    log(words.you, text);
    $('#say').value = '';
  });
  $('[data-chat]').addEventListener('toggle', () => {
    $('[data-unread]').hidden = true;
    $('[data-unread]').textContent = '';
    if ($('[data-chat]').open) $('#say').focus();
  });
  $('[data-devices]').addEventListener('toggle', () => list($('[data-devices]')));
  $('[data-devices]').querySelectorAll('select').forEach((select) =>
    select.addEventListener('change', async () => {
      remember({ [select.dataset.device]: select.value });
      if (select.dataset.device === 'speaker') {
        document.querySelectorAll('.tile:not(.tile-self) video').forEach((video) => video.setSinkId(select.value).catch(() => {}));
        return;
      }
      const kind = select.dataset.device === 'camera' ? 'video' : 'audio';
      const opened = await open(kind === 'video', kind === 'audio');
      troubleWith(opened.trouble);
      takeOver(opened.stream);
      sendOut(kind);
      showSelf();
    }));
};

// ---- How well it goes

let poorFor = 0;
const judge = async () => {
  await Promise.all([...links.values()].map((link) => link.measure().catch(() => {})));
  const grades = [...links.values()].filter((link) => link.pc?.connectionState === 'connected').map((link) => link.quality);
  const worst = ['poor', 'fair', 'good'].find((grade) => grades.includes(grade));
  $('[data-quality]').hidden = !worst;
  if (worst) $('[data-quality-word]').textContent = words[worst];
  poorFor = worst === 'poor' ? poorFor + 1 : 0;
  // First a smaller picture, then sound alone: sound is what a consultation cannot do without.
  if (poorFor >= 4) {
    poorFor = 0;
    weakness += 1;
    if (weakness === 2 && isOn('video')) {
      await turn('video', false);
      remember({ video: true });
      $('[data-audio-only]').hidden = false;
    }
    adapt();
  } else if (weakness === 1 && worst === 'good') {
    weakness = 0;
    adapt();
  }
  $('[data-weak]').hidden = weakness !== 1;
};

const stayAwake = async () => {
  if (document.visibilityState === 'visible' && !isOver) await navigator.wakeLock?.request('screen').catch(() => {});
};

/** One's own camera and microphone. The others are seen and heard meanwhile, however long the browser asks. */
const bring = async () => {
  const { video, audio } = choice();
  const opened = await open(video, audio);
  takeOver(opened.stream);
  if (isOver) {
    leave();
    return;
  }
  troubleWith(opened.trouble);
  ['audio', 'video'].forEach(sendOut);
  showSelf();
};

const start = async () => {
  wire();
  const before = kept();
  forget();
  before.forEach(([name, text]) => log(name, text));
  $('[data-unread]').hidden = true;
  $('[data-unread]').textContent = '';
  showSelf();
  bring();
  const roster = await sit();
  if (!roster || isOver) return;
  ({ me, ice } = roster);
  roster.peers.forEach((peer) => connect(peer, true));
  early.splice(0).forEach(heard);
  if (isOver) return;
  clocks.push(setInterval(() => everyone((link) => link.tick(performance.now())), 1000), setInterval(judge, 2500));
  stayAwake();
};

document.body.addEventListener('live:signal', ({ detail }) => heard(JSON.parse(detail)));
document.body.addEventListener('live:seat', ({ detail }) => {
  if (me && !isOver && detail.trim() !== seat) takenOver();
});
document.body.addEventListener('live:ended', forget);
['live:hello', 'live:presence'].forEach((name) => document.body.addEventListener(name, compare));
document.addEventListener('visibilitychange', stayAwake);
addEventListener('pagehide', leave);
document.addEventListener('page:leave', leave, { once: true });
start();
