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
 * The title of a browser's tab: the page's own; before it the number of what is unread; and before both, that something on the page
 * was refused, as long as it says so.
 */
final class TabTitle {

    private final UI tab;
    private final Map<Component, Refusal> refusals = new LinkedHashMap<>();
    private String number = "";
    private String bare = "";
    private String composed = "";

    private record Refusal(BooleanSupplier stands, Registration watch) {}

    private TabTitle(UI tab) {
        this.tab = tab;
    }

    static TabTitle of(UI tab) {
        TabTitle kept = ComponentUtil.getData(tab, TabTitle.class);
        if (kept == null) {
            kept = new TabTitle(tab);
            ComponentUtil.setData(tab, TabTitle.class, kept);
        }
        return kept;
    }

    /** Puts it before the title, until something else is put there; empty for none. */
    void number(String shown) {
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
    void lookAt(Component words) {
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
    void newPage() {
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
