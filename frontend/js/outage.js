// The page that says that the database can't be reached opens by itself what was asked for, once the portal is ready again.

const EVERY = 3000;

const probe = document.querySelector('[data-probe]').dataset.probe;

const look = async () => {
  const answer = await fetch(probe, { cache: 'no-store', credentials: 'omit' }).catch(() => null);
  if (answer?.ok) {
    // Asked for anew, not sent anew: nobody knows whether a form that was sent has arrived.
    location.replace(location.pathname + location.search);
  } else {
    setTimeout(look, EVERY);
  }
};

setTimeout(look, EVERY);
