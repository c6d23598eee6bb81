package jp.kagiban.kit.form;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import com.vaadin.flow.router.NavigationTrigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.kagiban.kit.Script;
import jp.kagiban.kit.SectionPage;
import org.jspecify.annotations.Nullable;

/**
 * Asks before a page with unsaved input is left, once for all forms of the page. Reloading or closing the page doesn't
 * ask, since the end of a login reloads pages too, and must not wait for an answer.
 */
public final class UnsavedInput {

    private final Map<HasValue<?, ?>, @Nullable Object> saved = new LinkedHashMap<>();

    /** @param form its page asks for as long as the form is attached */
    public UnsavedInput(Component form) {
        form.addAttachListener(attached -> follow(form, attached));
    }

    /** Watches this field from now on. Its current value counts as saved. */
    public void watch(HasValue<?, ?> field) {
        saved.put(field, field.getValue());
    }

    /** Counts the fields' current values as saved. */
    public void saved() {
        saved.replaceAll((field, _) -> field.getValue());
    }

    /** Stops watching all fields. */
    public void forget() {
        saved.clear();
    }

    private boolean hasChanges() {
        return saved.entrySet().stream()
                .anyMatch(entry -> !Objects.equals(entry.getKey().getValue(), entry.getValue()));
    }

    private void follow(Component form, AttachEvent attached) {
        Forms forms = Forms.of(attached.getUI());
        forms.open.add(this);
        form.addDetachListener(detached -> {
            forms.open.remove(this);
            detached.unregisterListener();
        });
    }

    /** The forms of a tab. */
    private static final class Forms {

        /**
         * Removes the focus before Flow handles a step back or forward. A field sends its value only when it loses the
         * focus, and the browser's Back doesn't change the focus.
         */
        private static final String BACK = """
                window.addEventListener('popstate', () => document.activeElement?.blur(), { capture: true });
                """;

        private final UI tab;
        private final List<UnsavedInput> open = new ArrayList<>();

        private Forms(UI tab) {
            this.tab = tab;
            tab.addBeforeLeaveListener(this::ask);
            Script.run(tab, BACK);
        }

        private static Forms of(UI tab) {
            Forms known = ComponentUtil.getData(tab, Forms.class);
            if (known != null) {
                return known;
            }
            Forms forms = new Forms(tab);
            ComponentUtil.setData(tab, Forms.class, forms);
            return forms;
        }

        /**
         * Asks if a form has unsaved input. Doesn't ask if only another section of the page is opened, because the page
         * keeps its forms. Doesn't ask either if the page is entered again because the member may see less of it now,
         * since nobody chose to leave it.
         */
        private void ask(BeforeLeaveEvent leaving) {
            if (leaving.getTrigger() == NavigationTrigger.REFRESH_ROUTE
                    || opensSection(leaving)
                    || open.stream().noneMatch(UnsavedInput::hasChanges)) {
                return;
            }
            ContinueNavigationAction onward = leaving.postpone();
            new Question(
                            tab.getTranslation("kit.unsaved"),
                            tab.getTranslation("kit.unsaved.question"),
                            tab.getTranslation("kit.unsaved.leave"),
                            onward::proceed)
                    .orElse(tab.getTranslation("kit.unsaved.stay"), onward::cancel)
                    .open();
        }

        private boolean opensSection(BeforeLeaveEvent leaving) {
            return SectionPage.class.isAssignableFrom(leaving.getNavigationTarget())
                    && tab.getCurrentView().getClass().equals(leaving.getNavigationTarget());
        }
    }
}
