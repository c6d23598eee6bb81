// Limits every field without a limit of its own, so that a pasted text can't exceed the portal's message size. Every value that
// the portal accepts is shorter, so truncated input is still refused as too long.

const LONGEST = 600;

const bound = ({ target }) => {
  if (target.maxLength === -1) {
    target.maxLength = LONGEST;
  }
};

['focusin', 'drop'].forEach((moment) => document.addEventListener(moment, bound, true));
