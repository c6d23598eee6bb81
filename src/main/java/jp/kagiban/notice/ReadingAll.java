package jp.kagiban.notice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Marks all notices as read while there is more than one, and offers for ten seconds to take that back. */
final class ReadingAll extends Composite<Div> {

    private static final Duration OFFERED = Duration.ofSeconds(10);

    private final Button all;
    private final Button undo;
    private final Span done = new Span();
    private Set<Notice.Key> marked = Set.of();
    private Instant until = Instant.MIN;
    private int unread;

    ReadingAll(Runnable onAll, Runnable onUndo) {
        all = new Button(getTranslation("notice.read-all"), _ -> onAll.run());
        undo = new Button(getTranslation("notice.read-all.undo"), _ -> onUndo.run());
        getContent().addClassName("kb-reading-all");
        show(0, Instant.MAX);
    }

    /** Shows what can be pressed at this instant, and returns the one at which that changes by itself. */
    Instant show(int standing, Instant now) {
        unread = standing;
        boolean offered = now.isBefore(until);
        if (offered) {
            // The words come last: a second press in the same place must not take the first one back.
            place(List.of(undo, done));
        } else {
            place(unread > 1 ? List.of(all) : List.of());
        }
        return offered ? until : Instant.MAX;
    }

    private void place(List<Component> parts) {
        setVisible(!parts.isEmpty());
        if (!getContent().getChildren().toList().equals(parts)) {
            getContent().removeAll();
            getContent().add(parts);
        }
    }

    /** Offers from now on to take these back; returns the sentence that says so. */
    String offer(Set<Notice.Key> justMarked, Instant now) {
        marked = justMarked;
        until = now.plus(OFFERED);
        done.setText(getTranslation("notice.read-all.done", unread));
        return getTranslation("notice.read-all.said", unread);
    }

    Set<Notice.Key> marked() {
        return marked;
    }

    /** Offers nothing any more. */
    void end() {
        marked = Set.of();
        until = Instant.MIN;
    }

    void focusUndo() {
        undo.focus();
    }
}
