package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * The title and icon of a browser's tab, which are seen from other tabs too. Before the page's title stands the number of
 * unread notices. Before both stands a word that something on the page was refused. The icon shows a level, with a shape and a
 * colour of its own. Number and icon stay on later pages.
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

    private final UI tab;
    private final Map<Component, Refusal> refusals = new LinkedHashMap<>();
    private Severity level = Severity.OK;
    private String number = "";
    private String bare = "";
    private String composed = "";

    private record Refusal(BooleanSupplier stands, Registration watch) {}

    private TabMark(UI tab) {
        this.tab = tab;
    }

    /**
     * Shows it until something else is shown. Needs the tab's lock.
     *
     * @param number goes before the title; empty for none
     * @param level the worst of what stands; only {@link Severity#EXPIRED} and {@link Severity#URGENT} have icons of their own
     */
    public static void show(UI tab, String number, Severity level) {
        TabMark mark = of(tab);
        if (!icon(level).equals(icon(mark.level))) {
            Script.run(tab, SHOW_ICON, icon(level));
        }
        mark.level = level;
        mark.number(number);
    }

    /**
     * Puts the number before the title of each page that the tab goes on to, until it is removed. The icon stays then: what comes
     * is a page of its own, or shows another.
     */
    public static Registration follow(UI tab) {
        TabMark mark = of(tab);
        return Registration.combine(tab.addAfterNavigationListener(_ -> mark.newPage()), () -> mark.number(""));
    }

    /**
     * Has the title tell of an error from when these words are put onto a page until they are taken off it.
     *
     * @param words the part of the page that says what is wrong, or the whole page
     */
    public static void tellError(Component words) {
        words.getElement().getNode().runWhenAttached(tab -> of(tab).lookAt(words));
    }

    private static String icon(Severity level) {
        return switch (level) {
            case EXPIRED, URGENT -> "icons/favicon-" + level.level() + ".svg";
            default -> "icons/favicon.svg";
        };
    }

    static TabMark of(UI tab) {
        TabMark kept = ComponentUtil.getData(tab, TabMark.class);
        if (kept == null) {
            kept = new TabMark(tab);
            ComponentUtil.setData(tab, TabMark.class, kept);
        }
        return kept;
    }

    /** Puts it before the title, until something else is put there; empty for none. */
    private void number(String shown) {
        number = shown;
        composeAtTheEnd();
    }

    /** Tells that a field may have begun or ceased to refuse its value; what becomes of it is seen here. */
    <F extends Component & HasValidation> void look(F field) {
        if (field.isInvalid()) {
            refusals.computeIfAbsent(field, _ -> new Refusal(field::isInvalid, watch(field)));
        }
        composeAtTheEnd();
    }

    /** Tells that these words say that something is wrong, as long as they stand on the page. */
    private void lookAt(Component words) {
        refusals.computeIfAbsent(words, _ -> new Refusal(() -> true, watch(words)));
        composeAtTheEnd();
    }

    private Registration watch(Component field) {
        Registration leaving = field.addDetachListener(_ -> composeAtTheEnd());
        return field instanceof HasValue<?, ?> typed
                ? Registration.combine(leaving, typed.addValueChangeListener(_ -> composeAtTheEnd()))
                : leaving;
    }

    /** Forgets the last page's title: a page's own may begin like one that was composed. */
    private void newPage() {
        composed = "";
        composeAtTheEnd();
    }

    /** A page's title is set after all else of a navigation. */
    private void composeAtTheEnd() {
        tab.beforeClientResponse(tab, _ -> compose());
    }

    private void compose() {
        String title = Objects.requireNonNullElse(tab.getInternals().getTitle(), "");
        if (!title.equals(composed)) {
            bare = title;
        }
        composed = numbered();
        if (isRefused()) {
            composed = tab.getTranslation("kit.title.error", composed);
        }
        if (!composed.equals(title)) {
            tab.getPage().setTitle(composed);
        }
    }

    private boolean isRefused() {
        refusals.entrySet().removeIf(entry -> {
            boolean stands =
                    entry.getKey().isAttached() && entry.getValue().stands().getAsBoolean();
            if (!stands) {
                entry.getValue().watch().remove();
            }
            return !stands;
        });
        return !refusals.isEmpty();
    }

    private String numbered() {
        return number.isEmpty() ? bare : "(" + number + ") " + bare;
    }
}
