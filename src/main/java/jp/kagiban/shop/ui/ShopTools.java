package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kagiban.kit.PrintButton;
import jp.kagiban.kit.RowTable;

/**
 * The actions for the selected shops, at the bottom of the screen while any shop is selected. The browser tab keeps the
 * selection until the member clears it. Without a selection, only the shown shops whose new key waits for a decision have
 * an action.
 */
final class ShopTools extends Div {

    private final RowTable<ShopLine> rows;
    private final Span count = new Span();
    private final Button decide = new Button();
    private final List<Component> ofChosen;
    private List<String> shown = List.of();
    private Set<String> held = Set.of();

    /** The ids of the shops that are selected in a tab. */
    private record Chosen(Set<String> shops) {}

    /** Returns the ids of the shops that are selected in this tab. */
    static Set<String> chosenIn(UI tab) {
        Chosen kept = ComponentUtil.getData(tab, Chosen.class);
        return kept == null ? Set.of() : kept.shops();
    }

    /**
     * @param mayRenew whether the reader may enter a new key
     * @param onDecide receives the ids of the shops whose new key waits for a decision
     * @param onCare receives the ids of the shops of which person in charge and tags will be changed
     * @param onFile receives the ids of the shops to export
     * @param onChange runs after the selection has changed
     */
    ShopTools(
            RowTable<ShopLine> rows,
            boolean mayRenew,
            Consumer<List<String>> onDecide,
            Consumer<List<String>> onCare,
            Consumer<List<String>> onFile,
            Runnable onChange) {
        this.rows = rows;
        addClassName("kb-chosen-bar");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("shop.list.chosen"));
        count.addClassName("kb-number");
        Button clear = new Button(getTranslation("shop.list.choose.none"), _ -> {
            rows.choose(Set.of());
            onChange.run();
        });
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        decide.addClickListener(_ -> onDecide.accept(toDecide()));
        Button renew = new Button(getTranslation("shop.list.renew.chosen"), _ -> renew());
        Button care = new Button(getTranslation("shop.care.change"), _ -> onCare.accept(chosen()));
        Button file = new Button(getTranslation("shop.list.csv.chosen"), _ -> onFile.accept(chosen()));
        Button print = new PrintButton(getTranslation("shop.list.print.chosen"));
        ofChosen = List.of(count, clear, renew, care, file, print);
        Div buttons = mayRenew ? new Div(decide, renew, care, file, print) : new Div(file, print);
        buttons.addClassName("kb-actions");
        add(count, clear, buttons);
        rows.onChoice(onChange);
        rows.choose(chosenIn(UI.getCurrent()));
    }

    /** Opens the renewal of the selected shop, or of many shops at once. */
    private void renew() {
        List<String> chosen = chosen();
        String renewal = chosen.size() == 1 ? "shops/" + chosen.getFirst() + "/renew" : "shops/renew";
        getUI().ifPresent(ui -> ui.navigate(renewal));
    }

    /** Returns the selection: the shown shops in the order of the table, then the others. */
    private List<String> chosen() {
        Set<String> chosen = rows.chosen();
        return Stream.concat(shown.stream().filter(chosen::contains), chosen.stream())
                .distinct()
                .toList();
    }

    private List<String> toDecide() {
        List<String> chosen = chosen();
        return (chosen.isEmpty() ? shown : chosen)
                .stream().filter(held::contains).toList();
    }

    /**
     * @param ids the ids of the shown shops, in their order
     * @param heldIds the ids of all shops about which the reader may decide
     */
    void show(Collection<String> ids, Set<String> heldIds) {
        shown = List.copyOf(ids);
        held = Set.copyOf(heldIds);
        Set<String> chosen = rows.chosen();
        getUI().ifPresent(tab -> ComponentUtil.setData(tab, Chosen.class, new Chosen(chosen)));
        long hidden = chosen.stream().filter(shop -> !shown.contains(shop)).count();
        setText(count, getTranslation("shop.list.count.chosen", chosen.size(), hidden));
        ofChosen.forEach(part -> part.setVisible(!chosen.isEmpty()));
        int open = toDecide().size();
        decide.setVisible(open > 0);
        setText(decide, getTranslation("shop.decide", open));
        setVisible(open > 0 || !chosen.isEmpty());
    }

    /** Sets a text only if it differs, so that an equal text isn't sent to the browser. */
    static void setText(HasText part, String text) {
        if (!text.equals(part.getText())) {
            part.setText(text);
        }
    }
}
