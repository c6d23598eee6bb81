// Shows pushed notices and opens the portal when one is clicked. It caches nothing and handles no fetch events.

const read = (event) => {
  try {
    return event.data.json();
  } catch {
    return null;
  }
};

/** Browsers demand a notification for each push, so an unreadable one gets a generic text. */
const show = (message) =>
  self.registration.showNotification('鍵番', {
    body: message?.body ?? 'お知らせがあります。',
    lang: message?.lang ?? 'ja',
    tag: message?.tag,
    renotify: Boolean(message?.tag),
    requireInteraction: Boolean(message?.urgent),
    icon: 'icons/app-192.png',
  });

/** Focuses an open home page, and never navigates another one, which may have unsaved input. */
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
