package jp.kagiban.shell.layout;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jp.kagiban.kit.Finder;
import jp.kagiban.kit.Finder.Find;
import jp.kagiban.kit.Finder.Finds;
import jp.kagiban.kit.SearchBox;
import jp.kagiban.shared.TypedText;

/** Looks for shops, orders and pages from anywhere, while one types. It goes with the page that a find leads to. */
class SearchDialog extends Dialog {

    /** Results of each kind. */
    private static final int SHOWN = 8;

    private final List<Finder> finders;
    private final SearchBox box = new SearchBox(getTranslation("shell.search.what"), this::answer);

    SearchDialog(List<Finder> finders) {
        this.finders = finders.stream().filter(Finder::offered).toList();
        addClassName("kb-search-dialog");
        setHeaderTitle(getTranslation("shell.search"));
        Button close = new Button(getTranslation("shell.close"), _ -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        getHeader().add(close);
        add(box);
        box.getElement().addEventListener("click", _ -> close()).setFilter("event.target.closest('[role=option]')");
        addOpenedChangeListener(changed -> {
            if (changed.isOpened()) {
                box.focus();
            }
        });
        answer("");
    }

    private void answer(String typed) {
        String text = TypedText.line(typed);
        box.clear();
        List<String> told = new ArrayList<>();
        boolean any = false;
        for (Finder finder : finders) {
            Finds found = finder.find(this, text, SHOWN);
            String heading = getTranslation(finder.heading());
            box.group(heading, found);
            any |= !found.finds().isEmpty();
            long number = found.finds().stream().filter(Find::counted).count();
            if (number > 0) {
                told.add(getTranslation(found.more() ? "shell.search.more" : "shell.search.number", heading, number));
            }
        }
        box.show(typed, sentence(text, told, any));
    }

    private String sentence(String text, List<String> told, boolean any) {
        if (text.isEmpty()) {
            return getTranslation("shell.search.hint");
        }
        if (told.isEmpty()) {
            return getTranslation(any ? "shell.search.onward" : "shell.search.none", text);
        }
        return told.stream().collect(Collectors.joining(getTranslation("shell.search.and")));
    }
}
