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

/** Offers to mark all notices as read while more than one is unread. Then offers for ten seconds to undo that. */
final class ReadingAll extends Composite<Div> {

    private static final Duration UNDO_OFFERED = Duration.ofSeconds(10);

    private final Button readAllButton;
    private final Button undoButton;
    private final Span doneText = new Span();
    private Set<Notice.Key> marked = Set.of();
    private Instant undoUntil = Instant.MIN;
    private int unread;

    ReadingAll(Runnable onAll, Runnable onUndo) {
        readAllButton = new Button(getTranslation("notice.read-all"), _ -> onAll.run());
        undoButton = new Button(getTranslation("notice.read-all.undo"), _ -> onUndo.run());
        getContent().addClassName("kb-reading-all");
        show(0, Instant.MAX);
    }

    /** Shows the button that is offered at this instant. Returns the instant at which that changes by itself. */
    Instant show(int nowUnread, Instant now) {
        unread = nowUnread;
        boolean offered = now.isBefore(undoUntil);
        if (offered) {
            // The text comes last, so that a second press in the same place doesn't undo the first one.
            place(List.of(undoButton, doneText));
        } else {
            place(unread > 1 ? List.of(readAllButton) : List.of());
        }
        return offered ? undoUntil : Instant.MAX;
    }

    private void place(List<Component> parts) {
        setVisible(!parts.isEmpty());
        if (!getContent().getChildren().toList().equals(parts)) {
            getContent().removeAll();
            getContent().add(parts);
        }
    }

    /** Offers to unmark these notices again. Returns a sentence that says so. */
    String offerUndo(Set<Notice.Key> justMarked, Instant now) {
        marked = justMarked;
        undoUntil = now.plus(UNDO_OFFERED);
        doneText.setText(getTranslation("notice.read-all.done", unread));
        return getTranslation("notice.read-all.said", unread);
    }

    Set<Notice.Key> marked() {
        return marked;
    }

    /** Ends the offer. */
    void endOffer() {
        marked = Set.of();
        undoUntil = Instant.MIN;
    }

    void focusUndo() {
        undoButton.focus();
    }
}
