// Registers the service worker that shows pushed notices. Pages work without it.

const register = () =>
  navigator.serviceWorker
    .register(new URL('worker.js', document.baseURI), { updateViaCache: 'none' })
    .catch(() => undefined);

if (navigator.serviceWorker) {
  // After loading, so that the page doesn't wait for it.
  if (document.readyState === 'complete') {
    register();
  } else {
    window.addEventListener('load', register, { once: true });
  }
}
