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

/** Lists the open tasks of a new company in their order. Each row is a link to the page of its task. */
public final class FirstSteps extends Section {

    /**
     * A thing to do.
     *
     * @param words the task's text
     * @param href the address of its page, relative to the application
     */
    public record Task(String words, String href) {}

    /**
     * @param done number of tasks that are done already
     * @param lead shown above the tasks: the reason, and the page's main action; may be missing
     */
    public FirstSteps(List<Task> open, long done, Component... lead) {
        addClassNames("kb-section", "kb-first-steps");
        Span number = new Span(getTranslation("kit.steps.number", done, open.size() + done));
        number.addClassName("kb-small");
        Div head = new Div(new H2(getTranslation("kit.steps")), number);
        head.addClassName("kb-card-head");
        OrderedList rows = new OrderedList();
        open.forEach(task -> rows.add(new ListItem(row(task))));
        Div card = new Div(lead);
        card.add(rows);
        card.addClassName("kb-card");
        Drawing.show(this, head, card);
    }

    private static Anchor row(Task task) {
        Anchor row = new Anchor(task.href(), Icons.CIRCLE.draw(), new Span(task.words()), Icons.ONWARD.draw());
        row.addClassName("kb-first-step");
        return row;
    }
}
