package jp.kagiban.order.ui;

import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Consumer;
import jp.kagiban.order.OrderSort;
import jp.kagiban.order.OrderSort.By;

/** Chooses the sort order of the list that has no table headers. */
final class SortChoice extends Select<OrderSort> {

    /** @param onChosen receives each choice, also a choice that the server sets */
    SortChoice(Consumer<OrderSort> onChosen) {
        setLabel(getTranslation("order.sort"));
        addClassName("kb-orders-sort");
        setItemLabelGenerator(this::label);
        setItems(List.of(
                OrderSort.NEWEST_FIRST,
                new OrderSort(By.TIME, false),
                new OrderSort(By.TOTAL, true),
                new OrderSort(By.TOTAL, false),
                new OrderSort(By.NUMBER, false),
                OrderSort.GREATEST_NUMBER_FIRST));
        addValueChangeListener(change -> onChosen.accept(change.getValue()));
    }

    private String label(OrderSort sort) {
        return switch (sort.by()) {
            case TIME -> getTranslation(sort.descending() ? "order.sort.newest" : "order.sort.oldest");
            case TOTAL -> getTranslation(sort.descending() ? "order.sort.most" : "order.sort.least");
            case NUMBER -> getTranslation(sort.descending() ? "order.sort.number.back" : "order.sort.number");
        };
    }
}
