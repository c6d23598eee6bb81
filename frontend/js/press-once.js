// Ignores a second click on the same button within 500 ms: it would open a dialog or send a form twice.

const MOMENT = 500;

let last = { button: null, at: -Infinity };

document.addEventListener(
  'click',
  (click) => {
    const button = click.composedPath().find((part) => part.localName === 'vaadin-button');
    const doubled = click.detail > 1 && click.target.closest?.('.kb-bar-button');
    if (doubled || (button && button === last.button && click.timeStamp - last.at < MOMENT)) {
      click.stopImmediatePropagation();
      click.preventDefault();
    } else if (button) {
      last = { button, at: click.timeStamp };
    }
  },
  true,
);
