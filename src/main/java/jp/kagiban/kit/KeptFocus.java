package jp.kagiban.kit;

import com.vaadin.flow.component.Component;

/**
 * Keeps the place of whoever goes by keyboard in a part that is drawn anew: what had the focus may be gone, then its successor of the
 * same name gets it, or else the first of the part that is marked to take it ({@code tabindex="-1"}). A script of every page sees to
 * the parts that are named here.
 */
public final class KeptFocus {

    private static final String KEEPS = "kb-keeps-focus";

    private static final String BEGIN = "this.querySelector('[tabindex=\"-1\"]')?.focus()";

    private KeptFocus() {}

    /**
     * Puts the focus on the first of the part that can take it once the browser has the part: what stands there now may be drawn
     * anew before.
     */
    public static void begin(Component part) {
        Script.run(part, BEGIN);
    }

    /** Puts the focus there if nothing else has it, as after what lay over the page has gone. */
    public static void giveBack(Component part) {
        Script.run(part, "if (document.activeElement === document.body) this.focus()");
    }

    /** From now on the part keeps the focus, for as long as it is on a page. */
    public static void in(Component part) {
        part.getElement().getClassList().add(KEEPS);
    }
}
