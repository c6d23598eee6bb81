package jp.kagiban.manual.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Consumer;
import jp.kagiban.manual.Progress;
import jp.kagiban.manual.WalkAddress;
import jp.kagiban.manual.WalkShop;

/** Shows the name of the walk, its shop, and its progress. */
final class WalkHead extends Div {

    private final Span number = new Span();
    private final Div track = new Div();

    /** @param onShop receives the shop that the reader selects */
    WalkHead(Progress walk, List<WalkShop> shops, Consumer<WalkShop> onShop) {
        addClassName("kb-walk-head");
        Div title = new Div(new H2(getTranslation("manual.walk." + walk.walk().word())));
        title.addClassName("kb-walk-title");
        if (walk.walk().aboutShop() && !shops.isEmpty()) {
            title.add(subject(walk, shops, onShop));
        }
        track.addClassName("kb-walk-track");
        track.getElement().setAttribute("aria-hidden", "true");
        number.addClassName("kb-small");
        add(title, track, number);
    }

    private Component subject(Progress walk, List<WalkShop> shops, Consumer<WalkShop> onShop) {
        if (shops.size() == 1) {
            Paragraph only = new Paragraph(
                    getTranslation("manual.walk.for", shops.getFirst().name()));
            only.addClassName("kb-walk-shop");
            return only;
        }
        Select<WalkShop> choice = new Select<>();
        choice.addClassName("kb-walk-shop");
        choice.setLabel(getTranslation("manual.walk.shop"));
        choice.setPlaceholder(getTranslation("manual.walk.shop.choose"));
        choice.setItems(shops);
        choice.setItemLabelGenerator(WalkShop::name);
        choice.setValue(walk.shop());
        choice.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                onShop.accept(chosen.getValue());
            }
        });
        return choice;
    }

    /** @param step the number of the step that is shown, or {@link WalkAddress#END} */
    void show(Progress walk, int step) {
        track.removeAll();
        for (int part : walk.walk().steps()) {
            Span piece = new Span();
            piece.getElement().setAttribute("data-state", state(walk, part, step));
            track.add(piece);
        }
        int total = walk.walk().steps().size();
        number.setText(getTranslation("manual.walk.done", total, walk.done().size()));
    }

    /** Returns the state of a step, for the style sheet. */
    static String state(Progress walk, int step, int current) {
        if (step == current) {
            return walk.done().containsKey(step) ? "now-done" : "now";
        }
        return walk.done().containsKey(step) ? "done" : "open";
    }
}
