// Bounds each field that has no bound of its own, so that what is pasted by mistake makes no message that the portal refuses.
// All that the portal takes is shorter: what is cut off here is still too long, and told to be so.

const LONGEST = 600;

const bound = ({ target }) => {
  if (target.maxLength === -1) {
    target.maxLength = LONGEST;
  }
};

['focusin', 'drop'].forEach((moment) => document.addEventListener(moment, bound, true));
