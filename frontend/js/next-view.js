// A link, or the browser's back and forward, leads to another view of the open page. What is there stays until the answer has
// come; where that takes long, the outline of a page lies over it. A button that acts in place has the line at the top alone.

const CALM = 300;
const LONG = 10_000;

const outline = document.querySelector('.kb-next');
const slow = outline.querySelector('.kb-outline-slow');
const said = document.querySelector('.kb-next-said');

let timers = [];
let heard = false;

/** Flow says so from the press on until the view is there. */
const onItsWay = () => window.Vaadin?.Flow?.navigation && window.Vaadin.connectionState.state === 'loading';

const end = () => {
  timers.forEach(clearTimeout);
  timers = [];
  outline.hidden = true;
  said.textContent = '';
};

/** Below what stays in sight of the frame, whatever the page has scrolled to. */
const place = (main) => {
  const frame = [...document.querySelectorAll('.kb-navbar, .kb-sandbox-line')];
  const { top, left, width } = main.getBoundingClientRect();
  const below = Math.max(top, 0, ...frame.map((part) => part.getBoundingClientRect().bottom));
  outline.style.inset = `${below}px auto 0 ${left}px`;
  outline.style.inlineSize = `${width}px`;
};

const show = () => {
  const main = document.querySelector('main');
  if (main && onItsWay()) {
    place(main);
    slow.hidden = true;
    outline.hidden = false;
    said.textContent = said.dataset.said;
  }
};

const late = () => {
  if (!outline.hidden) {
    slow.hidden = false;
    said.textContent = slow.firstElementChild.textContent;
  }
};

/** An answer that asks something first, or a lost connection, brings no view. */
const listen = () => {
  heard = true;
  window.Vaadin.connectionState.addStateChangeListener((_, now) => {
    if (now !== 'loading' && !outline.hidden) end();
  });
};

const begin = (address) => {
  if (window.Vaadin?.Flow?.navigation) {
    if (!heard) listen();
    end();
    slow.lastElementChild.href = address;
    timers = [setTimeout(show, CALM), setTimeout(late, LONG)];
  }
};

window.addEventListener('click', (click) => {
  const link = click.composedPath().find((part) => part.localName === 'a');
  // Flow looks at the press after us.
  if (link) setTimeout(begin, 0, link.href);
});
// Flow takes the address back until the view is there.
window.addEventListener('popstate', () => setTimeout(begin, 0, location.href));
window.addEventListener('vaadin-navigated', end);
