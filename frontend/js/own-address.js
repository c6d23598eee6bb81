// What a page shows belongs to its address. Where back is pressed again before Flow is through with the step before, Flow takes
// over the second address and asks for no view: then the page is loaded anew, or, where something was typed, gets its address
// back. The portal names the address of each view that it shows, in the body's data-address.

const CALM = 300;

let timer = null;
/** Whether they differed at the look before: for a moment the address is ahead of its view, or behind. */
let differed = false;
/** The address of the view in which something was typed or chosen. */
let typed;
/** Where the view stands in the browser's history. */
let place;

const shown = () => document.body.dataset.address;

const own = () => new URL(`./${shown()}`, document.baseURI);

/** The portal puts the parameters in an order of its own. */
const inWords = ({ pathname, search }) =>
  JSON.stringify([pathname.replace(/\/$/, ''), [...new URLSearchParams(search)].map(String).sort()]);

const differs = () => shown() !== undefined && inWords(own()) !== inWords(location);

const isOpen = (dialog) => document.querySelector(`${dialog}[opened]`) !== null;

const isBusy = () =>
  window.Vaadin.connectionState.state !== 'connected' || isOpen('vaadin-confirm-dialog') || isOpen('vaadin-dialog');

const goToOwn = () => {
  const steps = place - history.state?.idx;
  if (steps) {
    history.go(steps);
  } else {
    history.replaceState(history.state, '', own());
  }
};

const noteTyped = () => (typed = shown());

const lookSoon = () => {
  clearTimeout(timer);
  timer = setTimeout(look, CALM);
};

const look = () => {
  timer = null;
  const differ = differs();
  // Whoever is asked whether to leave has something to lose, even if the portal has filled it in.
  if (isOpen('vaadin-confirm-dialog')) noteTyped();
  if (isBusy() || (differ && !differed)) {
    differed = differ && !isBusy();
    lookSoon();
  } else if (differ && typed === shown()) {
    goToOwn();
  } else if (differ) {
    location.reload();
  }
};

// Only after a step back or forward: what else changes an address changes its view too, or before.
window.addEventListener('popstate', () => {
  if (window.Vaadin?.connectionState) {
    differed = false;
    lookSoon();
  }
});
window.addEventListener('vaadin-navigated', () => {
  differed = false;
  if (typed !== shown()) typed = undefined;
  if (!differs()) place = history.state?.idx;
  if (timer) lookSoon();
});
window.addEventListener('input', noteTyped, true);
window.addEventListener('change', noteTyped, true);
