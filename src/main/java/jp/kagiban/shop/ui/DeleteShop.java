package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.IntSupplier;
import jp.kagiban.kit.ConfirmDelete;

/** Deletes a shop: a quiet button at the end of its page, and a question that names the losses. */
final class DeleteShop extends Div {

    /** @param orders the number of lost orders, read when the question opens */
    DeleteShop(String name, IntSupplier orders, Runnable delete) {
        addClassName("kb-deletion");
        Button button = new Button(getTranslation("shop.delete"), _ -> ask(name, orders.getAsInt(), delete));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        add(button);
    }

    private void ask(String name, int orders, Runnable delete) {
        List<String> effects = List.of(
                getTranslation("shop.delete.keys"),
                getTranslation("shop.delete.notices"),
                getTranslation("shop.delete.history"),
                getTranslation("shop.delete.orders", OrderFacts.count(orders)),
                getTranslation("shop.delete.rms"));
        new ConfirmDelete(
                        getTranslation("shop.delete.title"),
                        getTranslation("shop.delete.question", name),
                        effects,
                        getTranslation("shop.delete"),
                        delete)
                .open();
    }
}
