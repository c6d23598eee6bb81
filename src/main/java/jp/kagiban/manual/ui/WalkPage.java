package jp.kagiban.manual.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.Progress;
import jp.kagiban.manual.WalkAddress;
import jp.kagiban.manual.WalkShop;

/** Shows a walk, one step at a time, with its table of contents. */
final class WalkPage extends Div {

    private final WalkDesk desk;
    private final WalkHead head;
    private final WalkContents contents = new WalkContents(this::open);
    private final Map<Integer, WalkStepCard> cards = new LinkedHashMap<>();
    private final Div below = new Div();
    private Progress walk;
    private int step;

    /** Whether the member has opened RMS from this page, or has gone on without. */
    private boolean inRms;

    WalkPage(Progress walk, WalkDesk desk) {
        this.walk = walk;
        this.desk = desk;
        addClassName("kb-walk");
        head = new WalkHead(walk, desk.shops(), this::changeShop);
        Div steps = new Div();
        steps.addClassName("kb-walk-steps");
        walk.walk().steps().forEach(number -> {
            WalkStepCard card = new WalkStepCard(walk.walk(), number);
            cards.put(number, card);
            steps.add(card);
        });
        below.addClassName("kb-walk-below");
        steps.add(below);
        Paragraph drawn = new Paragraph(getTranslation("manual.drawn"));
        drawn.addClassName("kb-small");
        Div columns = new Div(contents, steps, drawn);
        columns.addClassName("kb-walk-columns");
        add(head, columns);
    }

    /** Returns whether this page shows that walk for that shop. */
    boolean isOf(Progress other) {
        return walk.walk() == other.walk() && Objects.equals(walk.shop(), other.shop());
    }

    /** Shows a step, or the page after the last one. */
    void show(Progress progress, int number) {
        boolean first = step == 0;
        walk = progress;
        step = number;
        draw();
        if (!first) {
            focus();
        }
    }

    /** Returns the title of what is shown. */
    String title() {
        String walkName = getTranslation("manual.walk." + walk.walk().word());
        String shop = walk.shop() == null ? "" : " " + walk.shop().name();
        return step == WalkAddress.END
                ? walkName + shop
                : new StepWords(step, walk.walk(), this::getTranslation).title() + shop;
    }

    private void draw() {
        head.show(walk, step);
        contents.show(walk, step);
        cards.forEach((number, card) -> card.setCurrent(number == step));
        below.removeAll();
        if (step == WalkAddress.END) {
            below.add(new WalkEnd(walk, desk, this::beginAnew));
        } else {
            Deed deed = new Deed(walk, step, desk);
            WalkBar bar = new WalkBar(walk, step, mayMark() ? marking() : null);
            below.add(deed, bar);
            emphasise(deed, bar);
            deed.onOpened(() -> {
                inRms = true;
                emphasise(deed, bar);
            });
        }
    }

    /** Shows one main button: the link to RMS until the member is there, then the mark. */
    private void emphasise(Deed deed, WalkBar bar) {
        boolean toRms = !inRms && Picture.inRms(step) && !walk.done().containsKey(step);
        deed.setMain(toRms);
        bar.setMain(!toRms);
    }

    /** Returns whether the member can mark this step. The portal itself knows whether a key is registered. */
    private boolean mayMark() {
        boolean last = walk.walk().after(step).isEmpty();
        return desk.keeps()
                && switch (walk.registration()) {
                    case UNKNOWN -> true;
                    case MISSING, REFUSED, UNUSABLE -> !last;
                    case WAITING, IN_USE -> false;
                };
    }

    private void focus() {
        if (step == WalkAddress.END) {
            below.getChildren()
                    .filter(WalkEnd.class::isInstance)
                    .map(WalkEnd.class::cast)
                    .forEach(WalkEnd::focus);
        } else {
            Objects.requireNonNull(cards.get(step)).focus();
        }
    }

    private WalkBar.Marking marking() {
        return new WalkBar.Marking() {
            @Override
            public void mark() {
                inRms = true;
                desk.mark(walk, step);
                open(walk.walk().after(step).orElse(WalkAddress.END));
            }

            @Override
            public void unmark() {
                walk = desk.unmark(walk, step);
                draw();
            }
        };
    }

    private void beginAnew() {
        desk.beginAnew(walk);
        open(WalkDesk.first(walk.walk()));
    }

    private void changeShop(WalkShop shop) {
        UI.getCurrent().navigate(Manual.ADDRESS, new WalkAddress(walk.walk(), shop.id(), null).query());
    }

    private void open(int number) {
        UI.getCurrent().navigate(Manual.ADDRESS, WalkDesk.at(walk, number).query());
    }
}
