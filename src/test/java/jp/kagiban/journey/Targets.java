package jp.kagiban.journey;

import com.microsoft.playwright.Page;
import java.util.List;

/**
 * What a finger can't press well on a phone. Links within a sentence are as high as its lines; what reaches beyond its box, by
 * what is drawn around it, is as high as that.
 */
final class Targets {

    /** A control is asked at its own edges of 44 px, where it is lower than that, whether it is hit there. */
    private static final String SMALL = """
            () => {
              const controls = 'vaadin-button, button, summary, vaadin-details-summary, vaadin-radio-button, vaadin-checkbox, '
                  + 'vaadin-side-nav-item, vaadin-text-field, vaadin-select, '
                  + 'vaadin-date-picker, vaadin-password-field, a';
              const half = 21.5;
              // What lies under a bar that stays at the window's edge comes out from there when one scrolls.
              const hits = (control, x, y) => {
                const hit = document.elementFromPoint(x, y);
                if (y < 0 || y >= innerHeight) return true;
                if (hit?.closest('.kb-tabs') && !control.closest('.kb-tabs')) return true;
                return control.contains(hit) || getComputedStyle(hit?.closest('.kb-actions') ?? control).position === 'fixed';
              };
              // Likewise what the edge of a list cuts.
              const list = part => {
                const around = part.parentElement ?? part.getRootNode().host;
                const scrolls = around && around.scrollHeight > around.clientHeight
                    && /auto|scroll/.test(getComputedStyle(around).overflowY);
                return !around || scrolls ? around : list(around);
              };
              const isCut = (control, y) => {
                const frame = list(control)?.getBoundingClientRect();
                return frame && (y - half < frame.top || y + half > frame.bottom);
              };
              const isSmall = control => {
                const box = control.getBoundingClientRect();
                const seen = box.width > 1 && control.checkVisibility({visibilityProperty: true});
                if (!seen || box.height >= 43.5 || box.top < 0 || box.bottom > innerHeight) return false;
                const x = box.left + box.width / 2;
                const y = box.top + box.height / 2;
                const isCovered = !control.contains(document.elementFromPoint(x, y));
                return !isCut(control, y) && !isCovered && !(hits(control, x, y - half) && hits(control, x, y + half));
              };
              const isInSentence = control => control.localName === 'a' && getComputedStyle(control).display === 'inline'
                  && getComputedStyle(control, '::after').position !== 'absolute';
              return [...document.querySelectorAll(controls)]
                  .filter(control => !isInSentence(control) && isSmall(control))
                  .map(control => 'too low for a finger: ' + control.localName + ' ' + control.textContent.trim().slice(0, 30)
                      + ' ' + Math.round(control.getBoundingClientRect().height) + ' px');
            }
            """;

    private Targets() {}

    /** The controls in the window that are less than 44 px high, each with its height. */
    static List<String> small(Page page) {
        return ((List<?>) page.evaluate(SMALL)).stream().map(Object::toString).toList();
    }
}
