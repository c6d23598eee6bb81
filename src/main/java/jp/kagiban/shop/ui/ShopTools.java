package jp.kagiban.shop.ui;

import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kagiban.kit.PrintButton;
import jp.kagiban.kit.RowTable;

/** The tools above the table of shops: the selection, its actions, and the sort order where no header is visible. */
final class ShopTools extends Div {

    private final RowTable<ShopLine> rows;
    private final Checkbox all = new Checkbox(getTranslation("shop.list.choose.all"));
    private final Span count = new Span();
    private final Button none = new Button(getTranslation("shop.list.choose.none"));
    private final Button file = new Button();
    private final Select<ShopSort> sorting = new Select<>();
    private List<String> shown = List.of();

    /**
     * @param files receives the shops for a file
     * @param changed runs after the selection has changed
     * @param sorted receives each chosen order
     */
    ShopTools(RowTable<ShopLine> rows, Consumer<List<String>> files, Runnable changed, Consumer<ShopSort> sorted) {
        this.rows = rows;
        addClassName("kb-shop-tools");
        count.addClassName("kb-number");
        none.addThemeVariants(ButtonVariant.TERTIARY);
        rows.onChoice(changed);
        all.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose(change.getValue());
                changed.run();
            }
        });
        none.addClickListener(_ -> {
            rows.choose(Set.of());
            changed.run();
            all.focus();
        });
        file.addClickListener(_ -> files.accept(wanted()));
        sort(sorted);
        Div deeds = new Div(file, new PrintButton(getTranslation("shop.list.print")));
        deeds.addClassName("kb-actions");
        add(all, count, none, deeds, sorting);
    }

    private void sort(Consumer<ShopSort> sorted) {
        sorting.setLabel(getTranslation("shop.list.sort"));
        sorting.addClassName("kb-shop-sort");
        sorting.setItems(Arrays.stream(ShopSort.By.values())
                .flatMap(by -> Stream.of(new ShopSort(by, false), new ShopSort(by, true)))
                .toList());
        sorting.setItemLabelGenerator(
                sort -> getTranslation("shop.list.sort." + sort.by().word() + (sort.descending() ? ".back" : "")));
        sorting.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                sorted.accept(change.getValue());
            }
        });
    }

    /** Adds all shown shops to the selection, or removes them from it. */
    private void choose(boolean wanted) {
        Set<String> chosen = new LinkedHashSet<>(rows.chosen());
        if (wanted) {
            chosen.addAll(shown);
        } else {
            shown.forEach(chosen::remove);
        }
        rows.choose(chosen);
    }

    /** Returns the selection in the order of the table; all shown shops if nothing is selected. */
    private List<String> wanted() {
        Set<String> chosen = rows.chosen();
        return chosen.isEmpty()
                ? shown
                : Stream.concat(shown.stream().filter(chosen::contains), chosen.stream())
                        .distinct()
                        .toList();
    }

    /** @param ids of the shown shops, in their order */
    void show(Collection<String> ids, ShopSort sort) {
        shown = List.copyOf(ids);
        sorting.setValue(sort);
        Set<String> chosen = rows.chosen();
        long here = shown.stream().filter(chosen::contains).count();
        all.setValue(here > 0 && here == shown.size());
        all.setIndeterminate(here > 0 && here < shown.size());
        all.setVisible(!shown.isEmpty());
        say(
                count,
                chosen.isEmpty()
                        ? getTranslation("shop.list.count", shown.size())
                        : getTranslation("shop.list.count.chosen", shown.size(), chosen.size()));
        none.setVisible(!chosen.isEmpty());
        say(file, getTranslation(chosen.isEmpty() ? "shop.list.csv" : "shop.list.csv.chosen"));
    }

    /** Sets a text only if it differs, so that nothing is sent. */
    static void say(HasText part, String words) {
        if (!words.equals(part.getText())) {
            part.setText(words);
        }
    }
}
