// A link, or the browser's back and forward, leads to another view of the open page. What is there stays until the answer has
// come; where that takes long, the outline of a page lies over it, and what it covers takes no press and no key. A button that
// acts in place has the line at the top alone; the bell, which leads on, says where to in data-leads.

const CALM = 300;
const LONG = 10_000;

const outline = document.querySelector('.kb-next');
const slow = outline.querySelector('.kb-outline-slow');
const said = document.querySelector('.kb-next-said');

let timers = [];
let listening = false;
/** The address of the view that is on its way. */
let wanted = null;
let asked = false;
/** What was there when it was pressed. */
let leaving = [];
let covered = [];
let stood = null;

const isOnItsWay = () => wanted && window.Vaadin.connectionState.state === 'loading';

/** Only what was there is out of reach: the view that comes may take the focus at once. */
const cover = (main) => {
  stood = main.contains(document.activeElement) ? document.activeElement : null;
  covered = leaving.filter((part) => !part.inert);
  covered.forEach((part) => (part.inert = true));
};

/** To who is on the page still and stands nowhere else. A question that was asked instead of a view gives it back to no part. */
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

/** Below what stays in sight of the frame, whatever the page has scrolled to. */
const place = (main) => {
  const frame = [...document.querySelectorAll('.kb-navbar, .kb-sandbox-line')];
  const { top, left, width } = main.getBoundingClientRect();
  const below = Math.max(top, 0, ...frame.map((part) => part.getBoundingClientRect().bottom));
  outline.style.inset = `${below}px auto 0 ${left}px`;
  outline.style.inlineSize = `${width}px`;
};

/** Flow goes on saying that it loads for a moment when the view is there. */
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

/** An answer that asks something first, or a lost connection, brings no view; Flow would take it for one that is on its way. */
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

// Flow prevents what the browser would do with a press that leads to a view, and with no other: it may look at it after us.
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
// Flow takes the address back until the view is there, so that a second one comes: the address of the view that is left.
window.addEventListener('popstate', () => {
  if (!wanted && window.Vaadin?.connectionState) begin(location.href);
});
window.addEventListener('vaadin-navigated', end);
