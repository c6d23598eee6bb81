// Has the browser keep the portal's worker, which shows pushed notices. Where there is none, or it is refused, nothing is missing
// from a page.

const register = () =>
  navigator.serviceWorker
    .register(new URL('worker.js', document.baseURI), { updateViaCache: 'none' })
    .catch(() => undefined);

if (navigator.serviceWorker) {
  // Once the page has come: nothing of it waits for the worker.
  if (document.readyState === 'complete') {
    register();
  } else {
    window.addEventListener('load', register, { once: true });
  }
}
