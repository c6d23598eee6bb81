// Keyboard support.
//
// Restores the focus when its element is redrawn. The successor is the element with the same name and address, else the one with
// the same data-deed in the same parent, else the part's first element with tabindex -1.

let part = null;
let last = null;
let around = null;
/** True after Tab, until the reader scrolls or presses: only then may the page scroll to the focus. */
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

// Clicks the button whose aria-keyshortcuts match, except while a dialog is open: the click would close it and lose its input.
document.addEventListener('keydown', (key) => {
  const button = document.querySelector('[aria-keyshortcuts]');
  // Autofill fires keydown events that aren't KeyboardEvents.
  if (!button || !(key instanceof KeyboardEvent) || key.isComposing) return;
  const [modifier, letter] = button.getAttribute('aria-keyshortcuts').split('+');
  const held = ['Control', 'Meta', 'Alt', 'Shift'].filter((each) => key.getModifierState(each));
  if (held.join() === modifier && key.code === `Key${letter}`) {
    key.preventDefault();
    if (!document.querySelector(':is(vaadin-dialog, vaadin-confirm-dialog)[opened]')) button.click();
  }
});

// The skip link. The address stays unchanged, because a # would add a history entry.
document.addEventListener('click', (pressed) => {
  const link = pressed.target.closest('.kb-skip');
  const goal = link && document.getElementById(link.hash.slice(1));
  if (goal) {
    pressed.preventDefault();
    goal.focus();
  }
});
