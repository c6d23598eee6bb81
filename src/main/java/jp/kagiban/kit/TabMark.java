package jp.kagiban.kit;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;

/**
 * What the browser's own tab tells while one looks at another: a number before the title, and the icon of a level, by its shape
 * as well as by its colour. Both follow at once, and stay when one goes on to another page.
 */
public final class TabMark {

    /** Browsers take notice of another element, and some of another address alone. */
    private static final String SHOW_ICON = """
            const icon = document.querySelector("link[rel~='icon']");
            if (icon) {
              const next = icon.cloneNode();
              next.href = new URL($0, document.baseURI).href;
              icon.replaceWith(next);
            }
            """;

    private TabMark() {}

    private record Shown(Severity level) {}

    /**
     * Shows it until something else is shown. Needs the tab's lock.
     *
     * @param number goes before the title; empty for none
     * @param level the worst of what stands; only {@link Severity#EXPIRED} and {@link Severity#URGENT} have icons of their own
     */
    public static void show(UI tab, String number, Severity level) {
        Shown before = ComponentUtil.getData(tab, Shown.class);
        ComponentUtil.setData(tab, Shown.class, new Shown(level));
        if (before == null
                ? !icon(level).equals(icon(Severity.OK))
                : !icon(level).equals(icon(before.level()))) {
            Script.run(tab, SHOW_ICON, icon(level));
        }
        TabTitle.of(tab).number(number);
    }

    /**
     * Puts the number before the title of each page that the tab goes on to, until it is removed. The icon stays then: what comes
     * is a page of its own, or shows another.
     */
    public static Registration follow(UI tab) {
        TabTitle title = TabTitle.of(tab);
        return Registration.combine(tab.addAfterNavigationListener(_ -> title.newPage()), () -> title.number(""));
    }

    private static String icon(Severity level) {
        return switch (level) {
            case EXPIRED, URGENT -> "icons/favicon-" + level.level() + ".svg";
            default -> "icons/favicon.svg";
        };
    }
}
