package jp.kagiban.manual.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import jp.kagiban.kit.Icons;
import jp.kagiban.manual.Progress;
import jp.kagiban.manual.WalkAddress;
import jp.kagiban.shared.Jst;
import org.jspecify.annotations.Nullable;

/** Under a step: back, the mark, and on. */
final class WalkBar extends Div {

    /** Changes a step's mark. */
    interface Marking {

        /** Marks the step, and goes on. */
        void mark();

        void unmark();
    }

    /** @param marking null where the member marks nothing */
    WalkBar(Progress walk, int step, @Nullable Marking marking) {
        addClassName("kb-walk-bar");
        Instant done = walk.done().get(step);
        boolean last = walk.walk().after(step).isEmpty();
        WalkAddress next = WalkDesk.at(walk, walk.walk().after(step).orElse(WalkAddress.END));
        walk.walk().before(step).map(one -> back(WalkDesk.at(walk, one))).ifPresent(this::add);
        if (marking == null || done != null) {
            add(on(next, last, true));
        } else {
            Button mark = new Button(
                    getTranslation(last ? "manual.walk.mark.last" : "manual.walk.mark"),
                    Icons.CHECK.draw(),
                    _ -> marking.mark());
            mark.addThemeVariants(ButtonVariant.PRIMARY);
            add(mark, on(next, last, false));
        }
        if (marking != null && done != null) {
            addComponentAsFirst(marked(done, marking));
        }
    }

    private Component marked(Instant done, Marking marking) {
        Span said = new Span(Icons.CHECK.draw(), new Span(getTranslation("manual.walk.marked", Jst.minute(done))));
        said.addClassName("kb-walk-marked");
        Button undo = new Button(getTranslation("manual.walk.unmark"), _ -> marking.unmark());
        undo.addThemeVariants(ButtonVariant.TERTIARY);
        Div marked = new Div(said, undo);
        marked.addClassName("kb-walk-mark");
        return marked;
    }

    private Anchor back(WalkAddress address) {
        Anchor back = new Anchor(address.href(), Icons.BACK.draw(), new Span(getTranslation("manual.walk.back")));
        back.addClassName("kb-walk-back");
        return back;
    }

    private Anchor on(WalkAddress address, boolean last, boolean main) {
        Anchor on = new Anchor(
                address.href(),
                new Span(getTranslation(last ? "manual.walk.end" : "manual.walk.on")),
                Icons.ONWARD.draw());
        on.addClassName(main ? "kb-button-link" : "kb-walk-on");
        return on;
    }
}
