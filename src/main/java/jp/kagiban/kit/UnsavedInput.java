package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import com.vaadin.flow.router.NavigationTrigger;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks before a page is left on which something was typed and isn't saved. A page that is loaded anew or closed doesn't ask,
 * because the end of a login does the same and must not wait for an answer.
 */
public final class UnsavedInput {

    private final Component form;
    private final List<HasValue<?, ?>> fields = new ArrayList<>();
    private final List<Object> saved = new ArrayList<>();

    /** @param form as long as it stands in a page, that page asks */
    public UnsavedInput(Component form) {
        this.form = form;
        form.addAttachListener(this::follow);
    }

    /** From now on this field counts, and what stands in it as saved. */
    public void watch(HasValue<?, ?> field) {
        fields.add(field);
        saved.add(field.getValue());
    }

    /** What stands in the fields counts as saved now. */
    public void saved() {
        saved.clear();
        fields.forEach(field -> saved.add(field.getValue()));
    }

    /** No field counts any more. */
    public void forget() {
        fields.clear();
        saved.clear();
    }

    private boolean changed() {
        return !fields.stream().map(HasValue::getValue).toList().equals(saved);
    }

    private void follow(AttachEvent attached) {
        var following = attached.getUI().addBeforeLeaveListener(this::ask);
        form.addDetachListener(detached -> {
            following.remove();
            detached.unregisterListener();
        });
    }

    /** A page that is entered anew, because its member may see less of it now, is not left by anybody's wish. */
    private void ask(BeforeLeaveEvent leaving) {
        if (leaving.isPostponed() || leaving.getTrigger() == NavigationTrigger.REFRESH_ROUTE || !changed()) {
            return;
        }
        ContinueNavigationAction onward = leaving.postpone();
        new Question(
                        form.getTranslation("kit.unsaved"),
                        form.getTranslation("kit.unsaved.question"),
                        form.getTranslation("kit.unsaved.leave"),
                        onward::proceed)
                .orElse(form.getTranslation("kit.unsaved.stay"), onward::cancel)
                .open();
    }
}
