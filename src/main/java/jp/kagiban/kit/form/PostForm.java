package jp.kagiban.kit.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import jp.kagiban.kit.Script;

/** A form that the browser itself posts. Fields inside need a {@code name} attribute. */
@Tag("form")
public class PostForm extends Component implements HasComponents {

    /** @param action the address, relative to the page's base */
    public PostForm(String action, Component... parts) {
        getElement().setAttribute("method", "post").setAttribute("action", action);
        addClassName("kb-form");
        add(parts);
    }

    /**
     * Makes the browser post the form on a click on this button, and on Enter in a field. The server gets no input
     * before that.
     */
    public void submitBy(Component button) {
        Script.run(this, """
                for (const told of ['change', 'validated']) {
                    this.addEventListener(told, event => event.stopPropagation(), true);
                }
                $0.addEventListener('click', () => this.requestSubmit());
                this.addEventListener('keydown', event => {
                    if (event.key === 'Enter' && !event.isComposing && event.target.localName === 'input') {
                        event.preventDefault();
                        this.requestSubmit();
                    }
                });""", button.getElement());
    }

    /** Lets the browser check and post the form. */
    public void submit() {
        Script.run(this, "this.requestSubmit()");
    }
}
