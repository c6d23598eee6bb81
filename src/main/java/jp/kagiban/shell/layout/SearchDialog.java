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

/** Searches shops, orders and pages while the member types. The dialog closes when the member opens a result. */
class SearchDialog extends Dialog {

    /** Maximum number of results of each kind. */
    private static final int MAX_RESULTS = 8;

    private final List<Finder> finders;
    private final SearchBox box = new SearchBox(getTranslation("shell.search.what"), this::search);

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
        search("");
    }

    private void search(String typed) {
        String text = TypedText.line(typed);
        box.clear();
        List<String> counts = new ArrayList<>();
        boolean anyFound = false;
        for (Finder finder : finders) {
            Finds found = finder.find(this, text, MAX_RESULTS);
            String heading = getTranslation(finder.heading());
            box.group(heading, found);
            anyFound |= !found.finds().isEmpty();
            long number = found.finds().stream().filter(Find::counted).count();
            if (number > 0) {
                counts.add(getTranslation(found.more() ? "shell.search.more" : "shell.search.number", heading, number));
            }
        }
        box.show(typed, sentence(text, counts, anyFound));
    }

    private String sentence(String text, List<String> counts, boolean anyFound) {
        if (text.isEmpty()) {
            return getTranslation("shell.search.hint");
        }
        if (counts.isEmpty()) {
            return getTranslation(anyFound ? "shell.search.onward" : "shell.search.none", text);
        }
        return counts.stream().collect(Collectors.joining(getTranslation("shell.search.and")));
    }
}
