// Push falls back to long polling after the second WebSocket that can't be opened, as behind a proxy that doesn't pass it on.
// By itself the library tries for a minute on each page.

const push = (window.vaadinPush ??= {});
let atmosphere;

Object.defineProperty(push, 'atmosphere', {
  get: () => atmosphere,
  set(library) {
    const { subscribe } = library;
    library.subscribe = (request, ...rest) =>
      subscribe.call(library, Object.assign(request, { maxWebsocketErrorRetries: 1 }), ...rest);
    atmosphere = library;
  },
});
