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

/**
 * The tools above the table of shops: the selection, its actions, and a choice of sort order for screens without table
 * headers.
 */
final class ShopTools extends Div {

    private final RowTable<ShopLine> rows;
    private final Checkbox all = new Checkbox(getTranslation("shop.list.choose.all"));
    private final Span count = new Span();
    private final Button clear = new Button(getTranslation("shop.list.choose.none"));
    private final Button decide = new Button();
    private final Button file = new Button();
    private final Select<ShopSort> sorting = new Select<>();
    private List<String> shown = List.of();
    private Set<String> held = Set.of();

    /**
     * @param onDecide receives the ids of the shops whose new key waits for a decision
     * @param onFile receives the ids of the shops to export
     * @param onChange runs after the selection has changed
     * @param onSort receives each chosen sort order
     */
    ShopTools(
            RowTable<ShopLine> rows,
            Consumer<List<String>> onDecide,
            Consumer<List<String>> onFile,
            Runnable onChange,
            Consumer<ShopSort> onSort) {
        this.rows = rows;
        addClassName("kb-shop-tools");
        count.addClassName("kb-number");
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        rows.onChoice(onChange);
        all.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chooseShown(change.getValue());
                onChange.run();
            }
        });
        clear.addClickListener(_ -> {
            rows.choose(Set.of());
            onChange.run();
            all.focus();
        });
        decide.addClickListener(_ -> onDecide.accept(toDecide()));
        file.addClickListener(_ -> onFile.accept(chosenOrShown()));
        sort(onSort);
        Div buttons = new Div(decide, file, new PrintButton(getTranslation("shop.list.print")));
        buttons.addClassName("kb-actions");
        add(all, count, clear, buttons, sorting);
    }

    private void sort(Consumer<ShopSort> onSort) {
        sorting.setLabel(getTranslation("shop.list.sort"));
        sorting.addClassName("kb-shop-sort");
        sorting.setItems(Arrays.stream(ShopSort.By.values())
                .flatMap(by -> Stream.of(new ShopSort(by, false), new ShopSort(by, true)))
                .toList());
        sorting.setItemLabelGenerator(
                sort -> getTranslation("shop.list.sort." + sort.by().word() + (sort.descending() ? ".back" : "")));
        sorting.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                onSort.accept(change.getValue());
            }
        });
    }

    /** Adds all shown shops to the selection, or removes them from it. */
    private void chooseShown(boolean chosenNow) {
        Set<String> chosen = new LinkedHashSet<>(rows.chosen());
        if (chosenNow) {
            chosen.addAll(shown);
        } else {
            shown.forEach(chosen::remove);
        }
        rows.choose(chosen);
    }

    /** Returns the selection in the order of the table; all shown shops if nothing is selected. */
    private List<String> chosenOrShown() {
        Set<String> chosen = rows.chosen();
        return chosen.isEmpty()
                ? shown
                : Stream.concat(shown.stream().filter(chosen::contains), chosen.stream())
                        .distinct()
                        .toList();
    }

    private List<String> toDecide() {
        return chosenOrShown().stream().filter(held::contains).toList();
    }

    /**
     * @param ids the ids of the shown shops, in their order
     * @param heldIds the ids of all shops about which the reader may decide
     */
    void show(Collection<String> ids, Set<String> heldIds, ShopSort sort) {
        shown = List.copyOf(ids);
        held = Set.copyOf(heldIds);
        sorting.setValue(sort);
        Set<String> chosen = rows.chosen();
        long chosenShown = shown.stream().filter(chosen::contains).count();
        all.setValue(chosenShown > 0 && chosenShown == shown.size());
        all.setIndeterminate(chosenShown > 0 && chosenShown < shown.size());
        all.setVisible(!shown.isEmpty());
        setText(
                count,
                chosen.isEmpty()
                        ? getTranslation("shop.list.count", shown.size())
                        : getTranslation("shop.list.count.chosen", shown.size(), chosen.size()));
        clear.setVisible(!chosen.isEmpty());
        int open = toDecide().size();
        decide.setVisible(open > 0);
        setText(decide, getTranslation("shop.decide", open));
        setText(file, getTranslation(chosen.isEmpty() ? "shop.list.csv" : "shop.list.csv.chosen"));
    }

    /** Sets a text only if it differs, so that an equal text isn't sent to the browser. */
    static void setText(HasText part, String text) {
        if (!text.equals(part.getText())) {
            part.setText(text);
        }
    }
}
