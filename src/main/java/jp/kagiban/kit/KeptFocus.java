package jp.kagiban.kit;

import com.vaadin.flow.component.Component;

/**
 * Keeps the place of who goes by keyboard in a part that is drawn anew by itself: what had the focus may be gone, then its
 * successor of the same words gets it, or else the first of the part that can take it.
 */
public final class KeptFocus {

    private static final String KEEP = """
            let last = null;
            this.addEventListener('focusin', moved => { last = moved.target; });
            this.addEventListener('focusout', moved => {
              if (moved.relatedTarget && !this.contains(moved.relatedTarget)) last = null;
            });
            new MutationObserver(() => {
              if (!last || last.isConnected) return;
              const successor = [...this.querySelectorAll(last.localName)]
                  .find(part => part.textContent === last.textContent) ?? this.querySelector('[tabindex="-1"]');
              successor?.focus({ preventScroll: true });
            }).observe(this, { childList: true, subtree: true });
            """;

    private static final String BEGIN = "this.querySelector('[tabindex=\"-1\"]')?.focus()";

    private KeptFocus() {}

    /**
     * Puts the focus on the first of the part that can take it once the browser has the part: what stands there now may be drawn
     * anew before.
     */
    public static void begin(Component part) {
        Script.run(part, BEGIN);
    }

    public static void in(Component part) {
        part.addAttachListener(_ -> Script.run(part, KEEP));
    }
}
