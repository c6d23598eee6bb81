// What helps whoever goes by keyboard.
//
// In a part that keeps the focus, what had it may be drawn anew: then its successor gets it, of the same name and address, or of the
// same deed in the same place, or else the first of the part that is marked to take it (tabindex -1).

let part = null;
let last = null;
let around = null;
/** Whoever has come by Tab looks at the focus; whoever has scrolled or pressed since then looks elsewhere. */
let tabbed = false;

const nameOf = (place) => place.getAttribute('aria-label') ?? place.textContent;

const successor = () => {
  const places = [...part.querySelectorAll(last.localName)].filter(
    (place) => place.getAttribute('href') === last.getAttribute('href'),
  );
  const { deed } = last.dataset;
  return (
    places.find((place) => nameOf(place) && nameOf(place) === nameOf(last)) ??
    places.find((place) => deed && place.dataset.deed === deed && place.parentElement === around) ??
    part.querySelector('[tabindex="-1"]')
  );
};

document.addEventListener('focusin', ({ target }) => {
  part = target.closest('.kb-keeps-focus');
  last = part && target;
  around = part && target.parentElement;
});

document.addEventListener('keydown', ({ key }) => (tabbed = key === 'Tab'), true);
['wheel', 'touchmove'].forEach((moved) =>
  document.addEventListener(moved, () => (tabbed = false), { capture: true, passive: true }),
);
document.addEventListener(
  'pointerdown',
  ({ target }) => {
    tabbed = false;
    if (!part?.contains(target)) part = null;
  },
  true,
);

new MutationObserver(() => {
  if (part?.isConnected && !last.isConnected) {
    const next = successor();
    part = null;
    next?.focus({ preventScroll: !tabbed });
  }
}).observe(document.body, { childList: true, subtree: true });

// A key presses the button that names it, but for over a dialog: a press elsewhere would close that, with what is typed in it.
document.addEventListener('keydown', (key) => {
  const button = document.querySelector('[aria-keyshortcuts]');
  // What a browser fills in by itself comes as a key that is none.
  if (!button || !(key instanceof KeyboardEvent) || key.isComposing) return;
  const [modifier, letter] = button.getAttribute('aria-keyshortcuts').split('+');
  const held = ['Control', 'Meta', 'Alt', 'Shift'].filter((each) => key.getModifierState(each));
  if (held.join() === modifier && key.code === `Key${letter}`) {
    key.preventDefault();
    if (!document.querySelector(':is(vaadin-dialog, vaadin-confirm-dialog)[opened]')) button.click();
  }
});

// The first link of a page leads past the frame. The address stays as it is: a # in it would be a step of its own for the way back.
document.addEventListener('click', (pressed) => {
  const link = pressed.target.closest('.kb-skip');
  const goal = link && document.getElementById(link.hash.slice(1));
  if (goal) {
    pressed.preventDefault();
    goal.focus();
  }
});
