// Covers the current view with an outline while a link, back or forward takes long to load the next view. The covered content
// takes no clicks or keys. A button that acts in place shows only Vaadin's progress bar; a button that leads to a view, such as the
// bell, names it in data-leads.

const CALM = 300;
const LONG = 10_000;

const outline = document.querySelector('.kb-next');
const slow = outline.querySelector('.kb-outline-slow');
const said = document.querySelector('.kb-next-said');

let timers = [];
let listening = false;
/** The address of the view that is loading. */
let wanted = null;
let asked = false;
/** The content at the moment of the click. */
let leaving = [];
let covered = [];
let stood = null;

const isOnItsWay = () => wanted && window.Vaadin.connectionState.state === 'loading';

/** Makes only the old content inert, so that the new view may take the focus at once. */
const cover = (main) => {
  stood = main.contains(document.activeElement) ? document.activeElement : null;
  covered = leaving.filter((part) => !part.inert);
  covered.forEach((part) => (part.inert = true));
};

/** Restores the focus unless it has moved. Vaadin's confirm dialog doesn't restore it, so this also runs when a dialog closes. */
const giveFocusBack = (part) => {
  const give = () => {
    if (part.isConnected && document.activeElement === document.body) part.focus({ preventScroll: true });
  };
  give();
  window.addEventListener('closed', () => setTimeout(give), { capture: true, once: true });
};

const uncover = () => {
  covered.forEach((part) => (part.inert = false));
  covered = [];
  if (stood?.isConnected) giveFocusBack(stood);
  stood = null;
};

const end = () => {
  timers.forEach(clearTimeout);
  timers = [];
  wanted = null;
  leaving = [];
  outline.hidden = true;
  said.textContent = '';
  uncover();
};

/** Places the outline below the visible part of the frame, at any scroll position. */
const place = (main) => {
  const frame = [...document.querySelectorAll('.kb-navbar, .kb-sandbox-line')];
  const { top, left, width } = main.getBoundingClientRect();
  const below = Math.max(top, 0, ...frame.map((part) => part.getBoundingClientRect().bottom));
  outline.style.inset = `${below}px auto 0 ${left}px`;
  outline.style.inlineSize = `${width}px`;
};

/** Flow reports "loading" for a moment after the view has arrived. */
const hasCome = (main) => !leaving.every((part) => part.parentElement === main);

const show = () => {
  const main = document.querySelector('main');
  if (!main || !isOnItsWay() || hasCome(main)) {
    end();
    return;
  }
  asked = true;
  place(main);
  cover(main);
  slow.hidden = true;
  outline.hidden = false;
  said.textContent = said.dataset.said;
};

const late = () => {
  slow.hidden = false;
  said.textContent = slow.firstElementChild.textContent;
};

/** Ends the wait when the answer brings no view: a question first, or a lost connection. Flow would consider the view pending. */
const listen = () => {
  listening = true;
  window.Vaadin.connectionState.addStateChangeListener((_, now) => {
    if (now === 'loading') {
      asked = true;
    } else if (wanted && asked) {
      delete window.Vaadin.Flow.navigation;
      end();
    }
  });
};

const begin = (address) => {
  if (!listening) listen();
  end();
  wanted = address;
  asked = false;
  leaving = [...(document.querySelector('main')?.children ?? [])];
  slow.lastElementChild.href = address;
  timers = [setTimeout(show, CALM), setTimeout(late, LONG)];
};

// Flow calls preventDefault only on links to its views, and perhaps after this listener: hence the timeout.
window.addEventListener(
  'click',
  (click) => {
    const link = click.composedPath().find((part) => part.localName === 'a');
    const button = click.composedPath().find((part) => part.dataset?.leads !== undefined);
    if (link) {
      setTimeout(() => {
        if (click.defaultPrevented && window.Vaadin?.Flow?.navigation) begin(link.href);
      });
    } else if (button) {
      setTimeout(() => begin(new URL(button.dataset.leads, document.baseURI).href));
    }
  },
  true,
);
// Flow resets the address until the view has arrived, which fires a second popstate with the old address.
window.addEventListener('popstate', () => {
  if (!wanted && window.Vaadin?.connectionState) begin(location.href);
});
window.addEventListener('vaadin-navigated', end);
