// Shows what the portal pushes to this browser, and opens the portal upon a press. It keeps no page and stands between no page
// and the portal: it doesn't listen to what the browser fetches.

const read = (event) => {
  try {
    return event.data.json();
  } catch {
    return null;
  }
};

/** A browser wants to see something for each push, so one that can't be read is told in words that are true of all. */
const show = (message) =>
  self.registration.showNotification('鍵番', {
    body: message?.body ?? 'お知らせがあります。',
    lang: message?.lang ?? 'ja',
    tag: message?.tag,
    renotify: Boolean(message?.tag),
    requireInteraction: Boolean(message?.urgent),
    icon: 'icons/app-192.png',
  });

/** A page on which something may be half typed is left as it is. */
const open = async () => {
  const home = self.registration.scope;
  const pages = await self.clients.matchAll({ type: 'window' });
  const there = pages.find((page) => new URL(page.url).pathname === new URL(home).pathname);
  return there ? there.focus() : self.clients.openWindow(home);
};

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('push', (event) => event.waitUntil(show(read(event))));

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open());
});
