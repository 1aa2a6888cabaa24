// Camera, microphone and loudspeaker: what was chosen is remembered by this browser, for the next page and the next time.
// On the pages before a call: a preview, a level, a test sound, and words for each thing that may be in the way.

const KEY = 'devices';

/** What was chosen: {camera, microphone, speaker} by id, {video, audio} whether they are wanted at all. */
export const choice = () => {
  try {
    return { video: true, audio: true, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return { video: true, audio: true };
  }
};

export const remember = (what) => localStorage.setItem(KEY, JSON.stringify({ ...choice(), ...what }));

const wanted = (id, more) => ({ ...(id ? { deviceId: { ideal: id } } : {}), ...more });

const TROUBLES = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

const ask = async (video, audio) => {
  const { camera, microphone } = choice();
  return navigator.mediaDevices.getUserMedia({
    video: video && wanted(camera, { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } }),
    audio: audio && wanted(microphone, { echoCancellation: true, noiseSuppression: true, autoGainControl: true }),
  });
};

/**
 * Opens what is wanted. One that is missing does not keep the other from working.
 * @returns {{stream: MediaStream, trouble: string}} trouble is empty, or denied, none, busy, insecure
 */
export const open = async (video, audio) => {
  if (!video && !audio) return { stream: new MediaStream(), trouble: '' };
  if (!navigator.mediaDevices?.getUserMedia) return { stream: new MediaStream(), trouble: 'insecure' };
  try {
    return { stream: await ask(video, audio), trouble: '' };
  } catch (error) {
    const trouble = TROUBLES[error.name] ?? 'busy';
    if (video && audio && trouble !== 'denied') {
      for (const [one, other] of [[false, true], [true, false]]) {
        try {
          return { stream: await ask(one, other), trouble };
        } catch {
          // Then perhaps the other one.
        }
      }
    }
    return { stream: new MediaStream(), trouble };
  }
};

export const canChooseSpeaker = 'setSinkId' in HTMLMediaElement.prototype;

/** Fills the lists. Names are known only once a device was allowed. */
export const list = async (root) => {
  const all = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  root.querySelectorAll('select[data-device]').forEach((select) => {
    const kind = { camera: 'videoinput', microphone: 'audioinput', speaker: 'audiooutput' }[select.dataset.device];
    const found = all.filter((device) => device.kind === kind && device.deviceId);
    const label = select.closest('.field');
    label.hidden = found.length === 0 || (kind === 'audiooutput' && !canChooseSpeaker);
    select.replaceChildren(...found.map((device, number) =>
      new Option(device.label || `${select.dataset.unnamed} ${number + 1}`, device.deviceId)));
    const chosen = choice()[select.dataset.device];
    if (found.some((device) => device.deviceId === chosen)) select.value = chosen;
  });
};

/** Shows how loud it is, until the stream ends. */
const level = (stream, meter) => {
  const [track] = stream.getAudioTracks();
  if (!track) return;
  const audio = new AudioContext();
  const analyser = audio.createAnalyser();
  analyser.fftSize = 512;
  audio.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const read = () => {
    if (track.readyState === 'ended') {
      audio.close();
      return;
    }
    analyser.getFloatTimeDomainData(samples);
    const loudness = Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
    meter.value = Math.min(1, loudness * 4);
    setTimeout(read, 100);
  };
  read();
};

/**
 * Two soft tones.
 * @returns {boolean} whether they may be heard: a page that nobody has touched yet may make no sound
 */
export const chime = async (speaker) => {
  const audio = new AudioContext();
  await Promise.race([audio.resume(), new Promise((done) => setTimeout(done, 300))]);
  if (audio.state !== 'running') {
    audio.close();
    return false;
  }
  if (speaker && audio.setSinkId) await audio.setSinkId(speaker).catch(() => {});
  [523, 659].forEach((pitch, number) => {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const from = audio.currentTime + number * 0.25;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, from);
    volume.gain.exponentialRampToValueAtTime(0.2, from + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.4);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.45);
  });
  setTimeout(() => audio.close(), 1500);
  return true;
};

const tryOut = (section) => {
  const video = section.querySelector('video');
  const start = section.querySelector('[data-try]');
  const works = section.querySelector('[data-works]');
  let stream = new MediaStream();

  const stop = () => stream.getTracks().forEach((track) => track.stop());

  const show = async () => {
    stop();
    const { video: withVideo, audio: withAudio } = choice();
    const opened = await open(withVideo, withAudio);
    stream = opened.stream;
    section.querySelectorAll('[data-trouble]').forEach((words) => (words.hidden = words.dataset.trouble !== opened.trouble));
    works.hidden = false;
    start.textContent = start.dataset.again;
    start.hidden = opened.trouble === '';
    video.srcObject = stream;
    video.hidden = stream.getVideoTracks().length === 0;
    const meter = section.querySelector('meter');
    meter.closest('.field').hidden = stream.getAudioTracks().length === 0;
    level(stream, meter);
    await list(section);
  };

  const chosen = choice();
  section.querySelectorAll('[name=with]').forEach((radio) => {
    const [wantsVideo, wantsAudio] = [radio.value === 'both', radio.value !== 'none'];
    radio.checked = chosen.video === wantsVideo && chosen.audio === wantsAudio;
    radio.addEventListener('change', () => {
      remember({ video: wantsVideo, audio: wantsAudio });
      if (!works.hidden) show();
    });
  });
  section.querySelectorAll('select[data-device]').forEach((select) =>
    select.addEventListener('change', () => {
      remember({ [select.dataset.device]: select.value });
      if (select.dataset.device !== 'speaker') show();
    }));
  section.querySelector('[data-chime]').addEventListener('click', () => chime(choice().speaker));
  start.addEventListener('click', show);
  navigator.mediaDevices?.addEventListener?.('devicechange', () => works.hidden || list(section));
  addEventListener('pagehide', stop);
  document.addEventListener('page:leave', stop, { once: true });
};

/** Only to say where this browser keeps its permissions. */
const browser = () => {
  const { userAgent, maxTouchPoints } = navigator;
  if (/iPhone|iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return 'ios';
  if (/Firefox\//.test(userAgent)) return 'firefox';
  if (/Chrom(e|ium)\//.test(userAgent)) return 'chrome';
  return /Safari\//.test(userAgent) ? 'safari' : '';
};

const enter = () => {
  document.querySelectorAll('[data-browser]').forEach((words) => (words.hidden = words.dataset.browser !== browser()));
  document.querySelectorAll('[data-try-devices]').forEach(tryOut);
};
document.addEventListener('page:enter', enter);
enter();
