package jp.kagiban.styleguide.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/** Shows one component of the design system: its name in the documentation, its use, and its states. */
final class Sample extends Section {

    /**
     * @param name as in {@code docs/design-system/parts.md}
     * @param use a key of the translation files
     */
    Sample(String name, String use, Component... states) {
        addClassName("kb-section");
        H2 heading = new H2(name);
        heading.getElement().setAttribute("lang", "en");
        add(heading, new Paragraph(getTranslation(use)));
        add(states);
    }
}
