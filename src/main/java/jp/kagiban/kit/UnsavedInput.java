package jp.kagiban.kit;

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
import org.jspecify.annotations.Nullable;

/**
 * Asks before a page is left on which something was typed and isn't saved, once for all forms of the page. A page that is reloaded
 * or closed doesn't ask, because the end of a login does the same and must not wait for an answer.
 */
public final class UnsavedInput {

    private final Map<HasValue<?, ?>, @Nullable Object> saved = new LinkedHashMap<>();

    /** @param form as long as it stands in a page, that page asks */
    public UnsavedInput(Component form) {
        form.addAttachListener(attached -> follow(form, attached));
    }

    /** From now on this field counts, and what stands in it as saved. */
    public void watch(HasValue<?, ?> field) {
        saved.put(field, field.getValue());
    }

    /** Counts the fields' present values as saved. */
    public void saved() {
        saved.replaceAll((field, _) -> field.getValue());
    }

    /** No field counts any more. */
    public void forget() {
        saved.clear();
    }

    private boolean changed() {
        return saved.entrySet().stream()
                .anyMatch(one -> !Objects.equals(one.getKey().getValue(), one.getValue()));
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
         * A field tells its value when it loses the focus, and the browser's own way back takes the focus from nothing. So it is
         * taken before Flow hears of the step.
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

        /** Nobody chose to leave a page that is entered again because its member may see less of it now. */
        private void ask(BeforeLeaveEvent leaving) {
            if (leaving.getTrigger() == NavigationTrigger.REFRESH_ROUTE
                    || open.stream().noneMatch(UnsavedInput::changed)) {
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
    }
}
