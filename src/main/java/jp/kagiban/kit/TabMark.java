package jp.kagiban.kit;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

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

    private record Shown(String number, Severity level) {}

    /** A title that bears a number, and what it was before: a page's own title may begin like that too. */
    private record Numbered(String title, String bare) {}

    /**
     * Shows it until something else is shown. Needs the tab's lock.
     *
     * @param number goes before the title; empty for none
     * @param level the worst of what stands; only {@link Severity#EXPIRED} and {@link Severity#URGENT} have icons of their own
     */
    public static void show(UI tab, String number, Severity level) {
        Shown before = ComponentUtil.getData(tab, Shown.class);
        ComponentUtil.setData(tab, Shown.class, new Shown(number, level));
        if (before == null
                ? !icon(level).equals(icon(Severity.OK))
                : !icon(level).equals(icon(before.level()))) {
            Script.run(tab, SHOW_ICON, icon(level));
        }
        numberAtTheEnd(tab);
    }

    /** Puts the number before the title of each page that the tab goes on to. */
    public static Registration follow(UI tab) {
        return tab.addAfterNavigationListener(_ -> {
            ComponentUtil.setData(tab, Numbered.class, null);
            numberAtTheEnd(tab);
        });
    }

    /** A page's title is set after all else of a navigation. */
    private static void numberAtTheEnd(UI tab) {
        tab.beforeClientResponse(tab, _ -> number(tab));
    }

    private static void number(UI tab) {
        Shown shown = ComponentUtil.getData(tab, Shown.class);
        String title = tab.getInternals().getTitle();
        if (shown != null && title != null) {
            String bare = bare(title, ComponentUtil.getData(tab, Numbered.class));
            String wanted = shown.number().isEmpty() ? bare : "(" + shown.number() + ") " + bare;
            ComponentUtil.setData(tab, Numbered.class, new Numbered(wanted, bare));
            if (!wanted.equals(title)) {
                tab.getPage().setTitle(wanted);
            }
        }
    }

    private static String bare(String title, @Nullable Numbered before) {
        return before != null && before.title().equals(title) ? before.bare() : title;
    }

    private static String icon(Severity level) {
        return switch (level) {
            case EXPIRED, URGENT -> "icons/favicon-" + level.level() + ".svg";
            default -> "icons/favicon.svg";
        };
    }
}
