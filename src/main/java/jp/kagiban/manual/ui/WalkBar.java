package jp.kagiban.manual.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.TimeText;
import jp.kagiban.manual.Progress;
import jp.kagiban.manual.WalkAddress;
import org.jspecify.annotations.Nullable;

/** The bar below a step: the link back, the mark, and the link onward. */
final class WalkBar extends Div {

    /** Changes a step's mark. */
    interface Marking {

        /** Marks the step, and opens the next one. */
        void mark();

        void unmark();
    }

    private final Component main;

    /** @param marking null if the member can't mark this step */
    WalkBar(Progress walk, int step, @Nullable Marking marking) {
        addClassName("kb-walk-bar");
        Instant done = walk.done().get(step);
        boolean last = walk.walk().after(step).isEmpty();
        WalkAddress next = WalkDesk.at(walk, walk.walk().after(step).orElse(WalkAddress.END));
        walk.walk()
                .before(step)
                .map(previous -> back(WalkDesk.at(walk, previous)))
                .ifPresent(this::add);
        Anchor onward = onward(next, last);
        if (marking == null || done != null) {
            main = onward;
        } else {
            main = new Button(
                    getTranslation(last ? "manual.walk.mark.last" : "manual.walk.mark"),
                    Icons.CHECK.draw(),
                    _ -> marking.mark());
            add(main);
        }
        add(onward);
        if (marking != null && done != null) {
            addComponentAsFirst(marked(done, marking));
        }
    }

    /** Shows the bar's most important button or link as the page's main one. */
    void setMain(boolean emphasised) {
        if (main instanceof Button mark) {
            mark.setThemeVariant(ButtonVariant.PRIMARY, emphasised);
        } else {
            main.setClassName("kb-button-link", emphasised);
            main.setClassName("kb-walk-on", !emphasised);
        }
    }

    private Component marked(Instant done, Marking marking) {
        Span text = new Span(Icons.CHECK.draw(), new Span(getTranslation("manual.walk.marked", TimeText.minute(done))));
        text.addClassName("kb-walk-marked");
        Button undo = new Button(getTranslation("manual.walk.unmark"), _ -> marking.unmark());
        undo.addThemeVariants(ButtonVariant.TERTIARY);
        Div marked = new Div(text, undo);
        marked.addClassName("kb-walk-mark");
        return marked;
    }

    private Anchor back(WalkAddress address) {
        Anchor back = new Anchor(address.href(), Icons.BACK.draw(), new Span(getTranslation("manual.walk.back")));
        back.addClassName("kb-walk-back");
        return back;
    }

    private Anchor onward(WalkAddress address, boolean last) {
        Anchor link = new Anchor(
                address.href(),
                new Span(getTranslation(last ? "manual.walk.end" : "manual.walk.on")),
                Icons.ONWARD.draw());
        link.addClassName("kb-walk-on");
        return link;
    }
}
