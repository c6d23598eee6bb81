package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** What is to be done until all works, in its order. What is open leads to its place, the whole row of it. */
public final class FirstSteps extends Section {

    /**
     * A thing to do.
     *
     * @param words what it is
     * @param href where it is done, relative to the application
     */
    public record Task(String words, String href, boolean done) {}

    /** @param lead what stands above the tasks: why, and the page's main action, a link; may be missing */
    public FirstSteps(List<Task> tasks, Component... lead) {
        addClassNames("kb-section", "kb-first-steps");
        long done = tasks.stream().filter(Task::done).count();
        Span number = new Span(getTranslation("kit.steps.number", done, tasks.size()));
        number.addClassName("kb-small");
        Div head = new Div(new H2(getTranslation("kit.steps")), number);
        head.addClassName("kb-card-head");
        OrderedList rows = new OrderedList();
        tasks.forEach(task -> rows.add(new ListItem(row(task))));
        Div card = new Div(lead);
        card.add(rows);
        card.addClassName("kb-card");
        Drawing.show(this, head, card);
    }

    private Component row(Task task) {
        Span words = new Span(task.words());
        Span state = new Span(getTranslation(task.done() ? "kit.steps.done" : "kit.steps.open"));
        state.addClassName("kb-small");
        Component row = task.done()
                ? new Div(Icons.CHECK.draw(), words, state)
                : new Anchor(task.href(), Icons.CIRCLE.draw(), words, state, Icons.ONWARD.draw());
        row.addClassName("kb-first-step");
        return row;
    }
}
