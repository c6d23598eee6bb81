package jp.kagiban.styleguide.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import jp.kagiban.kit.FirstSteps;
import jp.kagiban.kit.FirstSteps.Task;

/** What is to be done until all works. */
final class Lists extends Div {

    Lists() {
        addClassName("kb-guide");
        List<Task> tasks = List.of(
                new Task(getTranslation("guide.steps.done"), "manual", true),
                new Task(getTranslation("guide.steps.open"), "shops", false));
        add(new Sample(
                FirstSteps.class.getSimpleName(),
                "guide.steps",
                new FirstSteps(tasks, new Paragraph(getTranslation("guide.steps.lead")))));
    }
}
