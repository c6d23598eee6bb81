package jp.kagiban.manual.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.function.IntConsumer;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.NarrowWindow;
import jp.kagiban.manual.Progress;

/** Shows the steps of a walk with their numbers and states, as a list or, on phones, as a select field. */
final class WalkContents extends Nav {

    private final H3 heading = new H3(getTranslation("manual.walk.steps"));
    private final OrderedList list = new OrderedList();
    private final WalkChoice choice;

    /** @param onChoice receives the step that the reader selects */
    WalkContents(IntConsumer onChoice) {
        addClassName("kb-walk-contents");
        setAriaLabel(getTranslation("manual.walk.steps"));
        choice = new WalkChoice(onChoice);
        add(heading, list, choice);
        NarrowWindow.follow(this, NarrowWindow.PHONE, this::fit);
    }

    private void fit(boolean narrow) {
        heading.setVisible(!narrow);
        list.setVisible(!narrow);
        choice.setVisible(narrow);
    }

    void show(Progress walk, int current) {
        choice.show(walk, current);
        list.removeAll();
        for (int step : walk.walk().steps()) {
            list.add(new ListItem(entry(walk, step, current)));
        }
    }

    private Anchor entry(Progress walk, int step, int current) {
        boolean done = walk.done().containsKey(step);
        Span words = new Span(new StepWords(step, walk.walk(), this::getTranslation).title());
        Anchor entry =
                new Anchor(WalkDesk.at(walk, step).href(), mark(walk.walk().place(step), done), words);
        entry.getElement().setAttribute("data-state", WalkHead.state(walk, step, current));
        if (step == current) {
            entry.getElement().setAttribute("aria-current", "step");
        }
        if (done) {
            Span doneText = new Span(getTranslation("manual.walk.is-done"));
            doneText.addClassName("kb-walk-said");
            entry.add(doneText);
        }
        return entry;
    }

    private static Component mark(int place, boolean done) {
        if (done) {
            return Icons.CHECK.draw();
        }
        Span number = new Span(String.valueOf(place));
        number.addClassName("kb-walk-number");
        return number;
    }
}
