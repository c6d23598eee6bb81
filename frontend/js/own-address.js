// Keeps page and address consistent. If "back" is pressed again before Flow has finished the previous step, Flow adopts the second
// address without loading its view. Then this script reloads the page, or restores its address if something was typed. The
// portal writes the address of the shown view to the body's data-address.

const CALM = 300;

let timer = null;
/** True if they differed at the last check. Two checks are needed, because view and address don't change at the same moment. */
let differed = false;
/** The address of the view with unsaved input. */
let typed;
/** The view's index in the browser history. */
let place;

const shown = () => document.body.dataset.address;

const own = () => new URL(`./${shown()}`, document.baseURI);

/** Sorts the parameters: the portal may reorder them. */
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
  // A question whether to leave means unsaved input, even if the portal filled it in.
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

// Only back and forward can change the address without its view.
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
