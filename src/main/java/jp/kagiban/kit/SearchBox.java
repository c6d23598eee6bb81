package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Element;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kagiban.kit.Finder.Find;
import jp.kagiban.kit.Finder.Finds;

/**
 * A search field with grouped results below it, which follow the typing. Screen readers know it as a combobox with a
 * list. Arrow keys move through the list in the browser, without a round trip. Enter opens the marked link; if the
 * answer isn't there yet, Enter takes effect after it arrives.
 */
public final class SearchBox extends Div {

    /** Pause in the typing after which the browser asks the server, in milliseconds. */
    private static final int PAUSE = 200;

    private static final String KEYS = """
            const input = this.querySelector('input');
            const list = this.querySelector('[role=listbox]');
            const calm = $0;
            let timer = 0;
            let go = false;
            const options = () => [...list.querySelectorAll('[role=option]')];
            const marked = () => list.querySelector('[aria-selected=true]');
            const answered = () => this.dataset.answer === input.value;
            const mark = (option) => {
              marked()?.setAttribute('aria-selected', 'false');
              if (!option) return input.removeAttribute('aria-activedescendant');
              option.setAttribute('aria-selected', 'true');
              option.scrollIntoView({ block: 'nearest' });
              input.setAttribute('aria-activedescendant', option.id);
            };
            const step = (by) => {
              const all = options();
              const at = all.indexOf(marked());
              mark(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]);
            };
            const settle = () => {
              if (!answered()) return;
              clearTimeout(timer);
              this.removeAttribute('data-waiting');
              if (!marked()) mark(input.value.trim() ? options()[0] : null);
              if (go) marked()?.click();
              go = false;
            };
            const keys = {
              ArrowDown: () => step(1),
              ArrowUp: () => step(-1),
              Enter: () => (answered() ? marked()?.click() : (go = true)),
            };
            input.addEventListener('keydown', (event) => {
              if (event.isComposing) return event.stopPropagation();
              if (!keys[event.key]) return;
              event.preventDefault();
              keys[event.key]();
            });
            input.addEventListener('input', () => {
              go = false;
              clearTimeout(timer);
              timer = setTimeout(() => this.toggleAttribute('data-waiting', !answered()), calm);
            });
            new MutationObserver(settle).observe(this, { attributeFilter: ['data-answer'], attributes: true });
            settle();
            """;

    /** Time in milliseconds after which the box shows that it waits for the answer: 300 ms after the pause. */
    private static final int WAITING_DELAY = PAUSE + 300;

    /** Prefix of the parts' ids, since a page may have several search boxes. */
    private final String id = "kb-search-" + UUID.randomUUID();

    private final Input input = new Input();
    private final Div list = new Div();
    private final Paragraph status = new Paragraph();
    private final Paragraph waiting = new Paragraph(getTranslation("kit.search.waiting"));
    private int groups;
    private int options;

    /**
     * @param label the field's name
     * @param onText receives the field's text after a pause in the typing, and answers by {@link #show}
     */
    public SearchBox(String label, Consumer<String> onText) {
        addClassName("kb-search");
        NativeLabel name = new NativeLabel(label);
        name.addClassName("kb-unseen");
        input.setId(id + "-input");
        name.setFor(input);
        list.setId(id + "-list");
        list.addClassName("kb-search-list");
        list.getElement().setAttribute("role", "listbox").setAttribute("aria-label", label);
        status.getElement().setAttribute("role", "status");
        status.addClassName("kb-search-status");
        waiting.addClassName("kb-search-waiting");
        Span icon = new Span(Icons.SEARCH.draw());
        Div field = new Div(icon, input);
        field.addClassName("kb-search-field");
        describeInput();
        input.addValueChangeListener(changed -> onText.accept(changed.getValue()));
        add(name, field, status, waiting, list);
    }

    private void describeInput() {
        input.setType("search");
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.setValueChangeTimeout(PAUSE);
        input.getElement()
                .setAttribute("role", "combobox")
                .setAttribute("aria-autocomplete", "list")
                .setAttribute("aria-controls", id + "-list")
                .setAttribute("autocomplete", "off")
                .setAttribute("autocapitalize", "none")
                .setAttribute("spellcheck", "false")
                .setAttribute("enterkeyhint", "go")
                .setAttribute("maxlength", "100");
    }

    /** Removes the results. The caller then adds the groups of the next answer, and ends it with {@link #show}. */
    public SearchBox clear() {
        list.removeAll();
        groups = 0;
        options = 0;
        return this;
    }

    /** Adds the results of one kind, or nothing if there are none. */
    public SearchBox group(String heading, Finds found) {
        if (found.finds().isEmpty()) {
            return this;
        }
        Span name = new Span(heading);
        name.setId(id + "-group-" + groups++);
        name.addClassName("kb-search-heading");
        Div group = new Div(name);
        group.getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-labelledby", name.getId().orElseThrow());
        found.finds().forEach(find -> group.add(option(find)));
        list.add(group);
        return this;
    }

    private Anchor option(Find find) {
        Span name = new Span(find.name());
        name.addClassName("kb-search-name");
        Div facts = new Div();
        facts.addClassName("kb-search-facts");
        facts.add(find.facts());
        Anchor option = new Anchor(find.href(), find.icon().draw(), name, facts);
        option.addClassName("kb-search-option");
        Element element = option.getElement();
        element.setAttribute("id", id + "-option-" + options++);
        element.setAttribute("role", "option")
                .setAttribute("aria-selected", "false")
                .setAttribute("tabindex", "-1");
        return option;
    }

    /**
     * Ends an answer.
     *
     * @param text the text to which the answer belongs, unchanged
     * @param sentence says how much was found; screen readers read it
     */
    public void show(String text, String sentence) {
        status.setText(sentence);
        list.getElement().setAttribute("hidden", options == 0);
        input.getElement().setAttribute("aria-expanded", String.valueOf(options > 0));
        getElement().setAttribute("data-answer", text);
    }

    /** Puts the cursor into the field. */
    public void focus() {
        input.focus();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Script.run(this, KEYS, WAITING_DELAY);
    }
}
