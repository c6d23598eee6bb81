// What a page shows belongs to its address. Where back is pressed again before Flow is through with the step before, Flow takes
// over the second address and asks for no view: then the page is loaded anew. Whoever was asked first, and has stayed, keeps the
// view with what was typed, and its address. The portal names the address of each view that it shows, in the body's data-address.

const CALM = 300;

let timer = null;
/** The address of the view from which the first step went. */
let left;
let asked = false;
/** It stays so for two looks: for a moment the address is ahead of its view, or behind. */
let differed = false;

const inWords = (url) => {
  const address = url.pathname + url.search;
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};

const shown = () => document.body.dataset.address;

const differs = () => shown() !== undefined && inWords(new URL(shown(), document.baseURI)) !== inWords(location);

const isAsked = () => document.querySelector('vaadin-confirm-dialog[opened], vaadin-dialog[opened]') !== null;

const agree = () => {
  if (asked && shown() === left) {
    history.replaceState(history.state, '', new URL(left, document.baseURI));
  } else {
    location.reload();
  }
};

const lookSoon = () => {
  clearTimeout(timer);
  timer = setTimeout(look, CALM);
};

const look = () => {
  timer = null;
  if (window.Vaadin.connectionState.state !== 'connected' || isAsked()) {
    lookSoon();
  } else if (!differs()) {
    differed = false;
  } else if (differed) {
    agree();
  } else {
    differed = true;
    lookSoon();
  }
};

// Only after a step back or forward: else an address that changes in its place, while one types, would be taken for one.
window.addEventListener('popstate', () => {
  if (window.Vaadin?.connectionState) {
    if (!timer) {
      left = shown();
      asked = false;
    }
    differed = false;
    lookSoon();
  }
});
window.addEventListener('closed', () => (asked = true), true);
window.addEventListener('vaadin-navigated', () => {
  if (timer) lookSoon();
});
