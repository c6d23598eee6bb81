// Push falls back to long polling after the second WebSocket that can't be opened, as behind a proxy that doesn't pass it on.
// By itself the library tries for a minute on each page. A page whose WebSocket has been open keeps the library's own patience,
// so that a short outage doesn't leave it on long polling.

const push = (window.vaadinPush ??= {});
let atmosphere;

function hurry(request) {
  const { onOpen, maxWebsocketErrorRetries } = request;
  return Object.assign(request, {
    maxWebsocketErrorRetries: 1,
    onOpen(response, ...rest) {
      // The library works on a copy of the request, which comes with the response.
      response.request.maxWebsocketErrorRetries = maxWebsocketErrorRetries;
      onOpen?.call(this, response, ...rest);
    },
  });
}

Object.defineProperty(push, 'atmosphere', {
  get: () => atmosphere,
  set(library) {
    const { subscribe } = library;
    library.subscribe = (request, ...rest) => subscribe.call(library, hurry(request), ...rest);
    atmosphere = library;
  },
});
