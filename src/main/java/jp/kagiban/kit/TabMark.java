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
 * Sets the title and icon of a browser tab, which are visible from other tabs too. The number of unread notices comes
 * before the page's title. If something on the page was refused, a word for that comes first. The icon shows a level by
 * its own shape and colour. Number and icon stay on later pages.
 */
public final class TabMark {

    /**
     * Replaces the icon's element with a new address. All browsers notice a new element, and only some notice a new
     * address alone.
     */
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
     * Shows number and icon until the next call. Needs the tab's lock.
     *
     * @param number shown before the title; empty for none
     * @param level the worst current level; only {@link Severity#EXPIRED} and {@link Severity#URGENT} have their own
     *     icons
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
     * Puts the number before the title of each later page of the tab, until the registration is removed. The icon stays
     * after that, since the next page is a separate one or shows another icon.
     */
    public static Registration follow(UI tab) {
        TabMark mark = of(tab);
        return Registration.combine(tab.addAfterNavigationListener(_ -> mark.newPage()), () -> mark.number(""));
    }

    /**
     * Makes the title show an error for as long as this component is on a page.
     *
     * @param message the part of the page that says what is wrong, or the whole page
     */
    public static void tellError(Component message) {
        message.getElement().getNode().runWhenAttached(tab -> of(tab).recordMessage(message));
    }

    private static String icon(Severity level) {
        return switch (level) {
            case EXPIRED, URGENT -> "icons/favicon-" + level.level() + ".svg";
            default -> "icons/favicon.svg";
        };
    }

    public static TabMark of(UI tab) {
        TabMark kept = ComponentUtil.getData(tab, TabMark.class);
        if (kept == null) {
            kept = new TabMark(tab);
            ComponentUtil.setData(tab, TabMark.class, kept);
        }
        return kept;
    }

    /** Sets the number before the title; empty for none. */
    private void number(String shown) {
        number = shown;
        composeBeforeResponse();
    }

    /** Called when a field may have become invalid or valid. Later changes of the field are watched here. */
    public <F extends Component & HasValidation> void look(F field) {
        if (field.isInvalid()) {
            refusals.computeIfAbsent(field, _ -> new Refusal(field::isInvalid, watch(field)));
        }
        composeBeforeResponse();
    }

    /** Records an error message for as long as it is on the page. */
    private void recordMessage(Component message) {
        refusals.computeIfAbsent(message, _ -> new Refusal(() -> true, watch(message)));
        composeBeforeResponse();
    }

    private Registration watch(Component field) {
        Registration leaving = field.addDetachListener(_ -> composeBeforeResponse());
        return field instanceof HasValue<?, ?> typed
                ? Registration.combine(leaving, typed.addValueChangeListener(_ -> composeBeforeResponse()))
                : leaving;
    }

    /** Forgets the last page's title, since a new page's own title may equal the last composed one. */
    private void newPage() {
        composed = "";
        composeBeforeResponse();
    }

    /** Composes the title before the response, since a page's title is set at the end of a navigation. */
    private void composeBeforeResponse() {
        tab.beforeClientResponse(tab, _ -> compose());
    }

    private void compose() {
        String title = Objects.requireNonNullElse(tab.getInternals().getTitle(), "");
        if (!title.equals(composed)) {
            bare = title;
        }
        composed = titleWithNumber();
        if (hasRefusals()) {
            composed = tab.getTranslation("kit.title.error", composed);
        }
        if (!composed.equals(title)) {
            tab.getPage().setTitle(composed);
        }
    }

    private boolean hasRefusals() {
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

    private String titleWithNumber() {
        return number.isEmpty() ? bare : "(" + number + ") " + bare;
    }
}
