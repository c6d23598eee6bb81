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
 * One field, and under it what was found, in groups, while one types: a combobox with a list, as screen readers know it. Arrow
 * keys go through the list in the browser, without a round trip; Enter follows the link that is marked, and waits for the
 * answer where it came before it.
 */
public final class SearchBox extends Div {

    /** How long nothing is typed before the server is asked. */
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

    /** After the pause, nothing for 300 ms. */
    private static final int CALM = PAUSE + 300;

    /** Begins the ids of the parts; a page may have several search boxes. */
    private final String id = "kb-search-" + UUID.randomUUID();

    private final Input input = new Input();
    private final Div list = new Div();
    private final Paragraph status = new Paragraph();
    private final Paragraph waiting = new Paragraph(getTranslation("kit.search.waiting"));
    private int groups;
    private int options;

    /**
     * @param label the field's name
     * @param onText is told what stands in the field once nothing more is typed; it answers by {@link #show}
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

    /** Takes away what is shown; the groups of the next answer follow, and {@link #show} ends it. */
    public SearchBox clear() {
        list.removeAll();
        groups = 0;
        options = 0;
        return this;
    }

    /** Adds what was found of one kind; nothing where nothing was. */
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
     * @param text that it belongs to, as it came
     * @param sentence says how much was found; it is read out
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
        Script.run(this, KEYS, CALM);
    }
}
