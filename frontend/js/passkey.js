// Asks the browser for a passkey within the click, and sends the result to the server.

const armed = new WeakMap();

export function arm(button, kind, options, pressed) {
  const isNew = !armed.has(button);
  armed.set(button, { kind, options });
  if (isNew) {
    button.addEventListener('click', () => press(button));
    if (pressed) {
      press(button);
    }
  }
}

async function press(button) {
  const { kind, options } = armed.get(button);
  try {
    const credential = await (kind === 'MAKE' ? make(options) : use(options));
    tell(button, 'kb-passkey', JSON.stringify(credential.toJSON()));
  } catch (fault) {
    tell(button, 'kb-passkey-failed', fault.name || 'Error');
  }
}

function make(options) {
  return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
}

function use(options) {
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

function tell(button, event, detail) {
  button.dispatchEvent(new CustomEvent(event, { detail }));
}
