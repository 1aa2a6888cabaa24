// The browser's part of a passkey: making one, and proving by it who sits here. Buttons show only where it can do so.

const csrf = () => document.querySelector('meta[name=csrf]')?.content;

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

class Refused extends Error {}

const post = async (address, body = '') => {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-TOKEN': csrf() },
    body,
  });
  const told = await answer.json();
  if (!answer.ok) throw new Refused(told.said);
  return told;
};

const known = (keys) => keys?.map((key) => ({ ...key, id: bytes(key.id) }));

const create = async (base) => {
  const asked = await post(`${base}/options`);
  const key = await navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: known(asked.excludeCredentials),
    },
  });
  return {
    label: document.getElementById('passkey-name')?.value ?? '',
    credential: {
      ...described(key),
      response: {
        attestationObject: text(key.response.attestationObject),
        clientDataJSON: text(key.response.clientDataJSON),
        transports: key.response.getTransports?.() ?? [],
      },
    },
  };
};

const get = async (base) => {
  const asked = await post(`${base}/options`);
  const key = await navigator.credentials.get({
    publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: known(asked.allowCredentials) },
  });
  const { response } = key;
  return {
    ...described(key),
    response: {
      authenticatorData: text(response.authenticatorData),
      clientDataJSON: text(response.clientDataJSON),
      signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : undefined,
    },
  };
};

const described = (key) => ({
  id: key.id,
  rawId: text(key.rawId),
  type: key.type,
  clientExtensionResults: key.getClientExtensionResults(),
  authenticatorAttachment: key.authenticatorAttachment,
});

const run = async (place) => {
  const { does, base, then } = place.dataset;
  const made = does === 'create' ? await create(base) : await get(base);
  const told = await post(base, JSON.stringify(made));
  const form = then && document.getElementById(then);
  if (!form) {
    location.assign(told.next);
    return;
  }
  const next = form.querySelector('input[name=next][value=""]');
  if (next) next.value = told.next;
  form.submit();
};

const why = (place, error) => {
  if (error instanceof Refused && error.message) return error.message;
  return error.name === 'NotAllowedError' ? place.dataset.canceled : place.dataset.failed;
};

document.querySelectorAll('[data-passkey]').forEach((place) => {
  if (!window.PublicKeyCredential) return;
  place.hidden = false;
  const button = place.querySelector('button');
  const said = place.querySelector('[role=alert]');
  button.addEventListener('click', async () => {
    said.textContent = '';
    button.disabled = true;
    try {
      await run(place);
    } catch (error) {
      said.textContent = why(place, error);
    } finally {
      button.disabled = false;
    }
  });
});
