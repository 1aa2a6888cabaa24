// A stand-in for Stripe.js: the part of it that our pages use. It moves no money.
(() => {
  const origin = new URL(document.currentScript.src).origin;
  const BANNER = 'Simulateur : aucun argent réel';

  const style = (element, rules) => {
    for (const [name, value] of Object.entries(rules)) element.style.setProperty(name, value);
    return element;
  };

  const address = (path, params) => {
    const url = new URL(path, origin);
    for (const [name, value] of Object.entries(params)) if (value) url.searchParams.set(name, value);
    return url.href;
  };

  function listen(frame, handle) {
    const listener = (event) => {
      if (event.origin !== origin || event.source !== frame.contentWindow || event.data?.from !== 'stripe-simulator') return;
      handle(event.data);
    };
    window.addEventListener('message', listener);
    return () => window.removeEventListener('message', listener);
  }

  // The card form, in a frame of the simulator's own: the host page never sees what is typed.
  class PaymentElement {
    #settings; #frame; #stop; #handlers = {}; #waiting = new Map(); #last = 0;

    constructor(settings) {
      this.#settings = settings;
    }

    mount(place) {
      const target = typeof place === 'string' ? document.querySelector(place) : place;
      if (!target) throw new Error(`The selector ${place} applies to no element on the page.`);
      this.unmount();
      const frame = document.createElement('iframe');
      frame.title = this.#settings.locale === 'fr' ? 'Cadre de saisie sécurisé pour la carte' : 'Secure payment input frame';
      frame.src = address('/v3/card', this.#settings);
      style(frame, { width: '100%', height: '230px', border: '0', display: 'block', 'color-scheme': 'light dark' });
      frame.addEventListener('error', () => this.#emit('loaderror', { elementType: 'payment', error: { message: 'Cannot load' } }));
      this.#frame = frame;
      this.#stop = listen(frame, (message) => this.#hear(message));
      target.replaceChildren(frame);
      return this;
    }

    unmount() {
      this.#stop?.();
      this.#frame?.remove();
      this.#frame = undefined;
    }

    destroy() {
      this.unmount();
      this.#handlers = {};
    }

    on(event, handler) {
      (this.#handlers[event] ??= []).push(handler);
      return this;
    }

    off(event, handler) {
      this.#handlers[event] = (this.#handlers[event] ?? []).filter((known) => handler && known !== handler);
      return this;
    }

    focus() {
      this.#frame?.focus();
    }

    update() {}

    #emit(event, value) {
      (this.#handlers[event] ?? []).forEach((handler) => handler(value));
    }

    #hear(message) {
      if (message.type === 'height') this.#frame.style.setProperty('height', `${message.height}px`);
      if (message.type === 'ready') this.#emit('ready', { elementType: 'payment' });
      if (message.type === 'change') {
        this.#emit('change', {
          elementType: 'payment', complete: message.complete, empty: message.empty, collapsed: false, value: { type: 'card' },
        });
      }
      if (message.type === 'answer') {
        this.#waiting.get(message.id)?.(message.result);
        this.#waiting.delete(message.id);
      }
    }

    ask(type, clientSecret) {
      if (!this.#frame) throw new Error('The payment Element is not mounted.');
      const id = ++this.#last;
      return new Promise((resolve) => {
        this.#waiting.set(id, resolve);
        this.#frame.contentWindow.postMessage({ to: 'stripe-simulator', id, type, clientSecret }, origin);
      });
    }
  }

  class Elements {
    #settings; #element;

    constructor(settings, clientSecret) {
      this.#settings = settings;
      this.clientSecret = clientSecret;
    }

    create(type) {
      if (type !== 'payment') throw new Error(`The simulator has no ${type} Element.`);
      if (this.#element) throw new Error('A payment Element exists already.');
      this.#element = new PaymentElement(this.#settings);
      return this.#element;
    }

    getElement() {
      return this.#element ?? null;
    }

    async submit() {
      const { error } = await this.#element.ask('submit');
      return error ? { error } : { selectedPaymentMethod: 'card' };
    }

    update() {}

    fetchUpdates() {
      return Promise.resolve({});
    }
  }

  // 3-D Secure: the bank's page in a dialog over ours. Closing it is refusing.
  function challenge(settings, clientSecret) {
    const french = settings.locale === 'fr';
    const dialog = style(document.createElement('dialog'), {
      width: 'min(30rem, 94vw)', padding: '0', border: '0', 'border-radius': '12px', overflow: 'hidden',
    });
    dialog.setAttribute('aria-label', 'Authentification 3-D Secure');
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = french ? 'Fermer' : 'Close';
    style(close, { margin: '8px', padding: '8px 14px', float: 'right' });
    const frame = document.createElement('iframe');
    frame.title = 'Authentification 3-D Secure';
    frame.src = address('/v3/challenge', { account: settings.account, client_secret: clientSecret, host: location.origin, locale: settings.locale });
    style(frame, { width: '100%', height: '26rem', border: '0', display: 'block' });
    dialog.append(close, frame);
    document.body.append(dialog);
    return new Promise((resolve) => {
      const stop = listen(frame, (message) => message.type === 'challenged' && end());
      const end = () => {
        stop();
        dialog.remove();
        resolve();
      };
      const refuse = async () => {
        await post('/v3/challenge', { account: settings.account, client_secret: clientSecret, outcome: 'refuse' });
        end();
      };
      close.addEventListener('click', refuse);
      dialog.addEventListener('cancel', (event) => {
        event.preventDefault();
        refuse();
      });
      dialog.showModal();
    });
  }

  async function post(path, body) {
    const answer = await fetch(address(path, {}), {
      method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: new URLSearchParams(body).toString(),
    });
    return answer.text();
  }

  function Stripe(key, options = {}) {
    if (!/^pk_test_/.test(key ?? '')) throw new Error('The simulator takes publishable test keys (pk_test_…) only.');
    const locale = (options.locale ?? 'fr').slice(0, 2);
    const settings = { key, account: options.stripeAccount, locale, host: location.origin };

    async function retrieve(clientSecret) {
      const id = clientSecret.split('_secret_')[0];
      const url = address(`/v1/payment_intents/${id}`, { key, client_secret: clientSecret, _stripe_account: settings.account });
      const answer = await (await fetch(url)).json();
      return answer.error ? { error: answer.error } : { paymentIntent: answer };
    }

    async function settle(clientSecret) {
      const result = await retrieve(clientSecret);
      const error = result.paymentIntent?.last_payment_error;
      return error && result.paymentIntent.status === 'requires_payment_method'
        ? { error: { ...error, message: await translated(error), payment_intent: result.paymentIntent } } : result;
    }

    async function translated(error) {
      const url = address('/v3/message', { code: error.code, decline_code: error.decline_code, locale });
      return (await fetch(url)).text();
    }

    async function handleNextAction({ clientSecret }) {
      const { paymentIntent, error } = await retrieve(clientSecret);
      if (error) return { error };
      if (paymentIntent.status === 'requires_action') await challenge(settings, clientSecret);
      return settle(clientSecret);
    }

    return {
      elements: ({ clientSecret, locale: own } = {}) => {
        if (!/_secret_/.test(clientSecret ?? '')) throw new Error('elements() needs a clientSecret.');
        return new Elements({ ...settings, locale: (own ?? locale).slice(0, 2) }, clientSecret);
      },

      async confirmPayment({ elements, clientSecret, confirmParams, redirect = 'always' }) {
        if (redirect === 'always' && !confirmParams?.return_url) throw new Error('confirmPayment() needs confirmParams.return_url.');
        const secret = clientSecret ?? elements.clientSecret;
        let result = await elements.getElement().ask('confirm', secret);
        if (result.paymentIntent?.status === 'requires_action') result = await handleNextAction({ clientSecret: secret });
        if (result.error || redirect === 'if_required') return result;
        const target = new URL(confirmParams.return_url);
        target.searchParams.set('payment_intent', result.paymentIntent.id);
        target.searchParams.set('payment_intent_client_secret', secret);
        target.searchParams.set('redirect_status', result.paymentIntent.status === 'succeeded' ? 'succeeded' : 'failed');
        location.assign(target);
        return new Promise(() => {});
      },

      retrievePaymentIntent: retrieve,
      handleNextAction,
      registerAppInfo() {},
      _registerWrapper() {},
    };
  }

  Stripe.version = 'simulator';
  window.Stripe = Stripe;
  console.info(BANNER);
})();
