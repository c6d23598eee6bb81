package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.IntSupplier;
import jp.kagiban.kit.form.ConfirmDelete;

/** A button at the end of a shop's page that deletes the shop. A dialog first names what will be lost. */
final class DeleteShop extends Div {

    /** @param orders returns the number of orders that will be lost; read when the dialog opens */
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
