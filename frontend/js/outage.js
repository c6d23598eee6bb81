// On the outage page: loads the requested address once the portal is ready again.

const EVERY = 3000;

const probe = document.querySelector('[data-probe]').dataset.probe;

const look = async () => {
  const answer = await fetch(probe, { cache: 'no-store', credentials: 'omit' }).catch(() => null);
  if (answer?.ok) {
    // A GET: repeating a posted form could apply it twice.
    location.replace(location.pathname + location.search);
  } else {
    setTimeout(look, EVERY);
  }
};

setTimeout(look, EVERY);
