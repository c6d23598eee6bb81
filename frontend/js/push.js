// Asks the browser for permission to show notices within the click, and sends the subscription to the server.

/** Key of the member whose notices this browser shows. Another member's subscription replaces theirs. */
const OWNER = 'kagiban-push-owner';

const canPush = () =>
  isSecureContext && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

const ability = () => {
  if (canPush()) {
    return Notification.permission === 'denied' ? 'DENIED' : 'ABLE';
  }
  // Only iOS and iPadOS define navigator.standalone.
  return navigator.standalone === false ? 'HOME_SCREEN' : 'NONE';
};

const tell = (button, event, detail) => button.dispatchEvent(new CustomEvent(event, { detail }));

export async function arm(button, key, owner, pressed) {
  button.addEventListener('click', () => press(button, key, owner));
  if (pressed) {
    await press(button, key, owner);
  } else {
    await look(button, owner);
  }
}

async function look(button, owner) {
  const subscription = await taken(owner).catch(() => null);
  tell(button, 'kb-push-seen', { ability: ability(), endpoint: subscription?.endpoint ?? '' });
}

async function taken(owner) {
  if (!canPush() || localStorage.getItem(OWNER) !== owner) {
    return null;
  }
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.pushManager.getSubscription();
}

async function press(button, key, owner) {
  try {
    tell(button, 'kb-push', JSON.stringify(await subscribe(key, owner)));
  } catch (fault) {
    // After a refusal the browser doesn't ask again; the page explains what to do.
    await look(button, owner);
    tell(button, 'kb-push-failed', fault.name || 'Error');
  }
}

async function subscribe(key, owner) {
  if ((await Notification.requestPermission()) !== 'granted') {
    throw new DOMException('', 'NotAllowedError');
  }
  await navigator.serviceWorker.register(new URL('worker.js', document.baseURI), { updateViaCache: 'none' });
  const { pushManager } = await navigator.serviceWorker.ready;
  const wanted = bytes(key);
  const before = await pushManager.getSubscription();
  if (before && (localStorage.getItem(OWNER) !== owner || !isSame(before.options.applicationServerKey, wanted))) {
    await before.unsubscribe();
  }
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: wanted });
  localStorage.setItem(OWNER, owner);
  return made;
}

/** Ends the subscription after a log-out: the next user of the browser must not see the notices of the member before. */
export async function forget() {
  if (!canPush() || localStorage.getItem(OWNER) === null) {
    return;
  }
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  await subscription?.unsubscribe();
  localStorage.removeItem(OWNER);
}

function bytes(base64url) {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function isSame(buffer, wanted) {
  return buffer && new Uint8Array(buffer).toString() === wanted.toString();
}
