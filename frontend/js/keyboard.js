// What helps whoever goes by keyboard.
//
// In a part that keeps the focus, what had it may be drawn anew: then its successor gets it, of the same name and address, or the
// only one of the same deed, or else the first of the part that can take it.

let part = null;
let last = null;

const nameOf = (place) => place.getAttribute('aria-label') ?? place.textContent;

const successor = () => {
  const places = [...part.querySelectorAll(last.localName)].filter(
    (place) => place.getAttribute('href') === last.getAttribute('href'),
  );
  const ofDeed = places.filter((place) => last.dataset.deed && place.dataset.deed === last.dataset.deed);
  return (
    places.find((place) => nameOf(place) === nameOf(last)) ??
    (ofDeed.length === 1 ? ofDeed[0] : part.querySelector('[tabindex="-1"]'))
  );
};

document.addEventListener('focusin', ({ target }) => {
  part = target.closest('.kb-keeps-focus');
  last = part && target;
});

new MutationObserver(() => {
  if (part?.isConnected && !last.isConnected) {
    successor()?.focus({ preventScroll: true });
  }
}).observe(document.body, { childList: true, subtree: true });

// A key presses the button that names it.
document.addEventListener('keydown', (key) => {
  const button = document.querySelector('[aria-keyshortcuts]');
  const [modifier, letter] = button?.getAttribute('aria-keyshortcuts').split('+') ?? [];
  const held = ['Control', 'Meta', 'Alt', 'Shift'].filter((each) => key.getModifierState(each));
  if (held.join() === modifier && key.code === `Key${letter}` && !key.isComposing) {
    key.preventDefault();
    button.click();
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
