package jp.kagiban.kit;

import com.vaadin.flow.component.html.Div;
import java.util.Collection;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * How many shops are in each {@link KeyStage}; a press shows only those, a press on what is pressed shows all again. Stages
 * without a shop are left out. Before it has shown anything, and of a single shop, there is nothing to choose, and it hides.
 * Its buttons are one piece of markup, and the focus stays on the stage that had it.
 */
public final class StageStrip extends Div {

    private static final String ALL = "all";

    private @Nullable KeyStage shown;

    /** @param onChoice is told which stage the reader wants to see, null for all; it is shown with the next {@link #show} */
    public StageStrip(Consumer<@Nullable KeyStage> onChoice) {
        addClassNames("kb-chips", "kb-stages");
        setVisible(false);
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("kit.stages"));
        KeptFocus.in(this);
        Presses.in(
                this,
                word -> onChoice.accept(
                        KeyStage.named(word).filter(stage -> stage != shown).orElse(null)));
    }

    /**
     * @param stages of each shop
     * @param chosen what is shown now; null for all
     */
    public void show(Collection<KeyStage> stages, @Nullable KeyStage chosen) {
        shown = chosen;
        setVisible(stages.size() > 1 || chosen != null);
        Drawing.show(this, isVisible() ? chips(stages, chosen) : "");
    }

    private String chips(Collection<KeyStage> stages, @Nullable KeyStage chosen) {
        StringBuilder chips = new StringBuilder(Drawing.markup(chip(ALL, stages.size(), chosen == null)));
        for (KeyStage stage : KeyStage.values()) {
            long count = stages.stream().filter(stage::equals).count();
            if (count > 0 || stage == chosen) {
                chips.append(Drawing.markup(chip(stage, count, stage == chosen)));
            }
        }
        return chips.toString();
    }

    private Element chip(KeyStage stage, long count, boolean pressed) {
        Element chip = chip(stage.word(), count, pressed);
        chip.prepend(stage.severity().drawing());
        return chip.attr("data-level", stage.severity().level());
    }

    private Element chip(String word, long count, boolean pressed) {
        Element chip = new Element("button")
                .addClass("kb-chip")
                .attr(Presses.MARK, word)
                .attr("aria-pressed", String.valueOf(pressed));
        chip.appendElement("span").text(getTranslation("kit.stage." + word));
        chip.appendElement("span").addClass("kb-chip-number").text(String.valueOf(count));
        return chip;
    }
}
