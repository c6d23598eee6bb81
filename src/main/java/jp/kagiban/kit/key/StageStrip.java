package jp.kagiban.kit.key;

import com.vaadin.flow.component.html.Div;
import java.util.Collection;
import java.util.function.Consumer;
import jp.kagiban.kit.Drawing;
import jp.kagiban.kit.KeptFocus;
import jp.kagiban.kit.Presses;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Shows how many shops are in each {@link KeyStage}. A click on a stage shows only its shops, and a second click shows
 * all again. Stages without a shop are left out. The strip is hidden before the first {@link #show}, and for a single
 * shop, since there is nothing to choose. Its buttons are one piece of markup, and the focus stays on its stage.
 */
public final class StageStrip extends Div {

    private static final String ALL = "all";

    private @Nullable KeyStage shown;

    /**
     * @param onChoice receives the stage that the reader wants to see, null for all; the next {@link #show} shows it
     */
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
     * @param stages the stage of each shop
     * @param chosen the stage that is shown now; null for all
     */
    public void show(Collection<KeyStage> stages, @Nullable KeyStage chosen) {
        shown = chosen;
        setVisible(stages.size() > 1 || chosen != null);
        Drawing.show(this, isVisible() ? chips(stages, chosen) : "");
    }

    private String chips(Collection<KeyStage> stages, @Nullable KeyStage chosen) {
        String all = getTranslation("kit.stage.shops", stages.size());
        StringBuilder chips = new StringBuilder(Drawing.markup(chip(ALL, all, chosen == null)));
        for (KeyStage stage : KeyStage.values()) {
            long count = stages.stream().filter(stage::equals).count();
            if (count > 0 || stage == chosen) {
                chips.append(Drawing.markup(chip(stage, count, stage == chosen)));
            }
        }
        return chips.toString();
    }

    private Element chip(KeyStage stage, long count, boolean pressed) {
        Element chip = chip(stage.word(), String.valueOf(count), pressed);
        chip.prepend(stage.severity().drawing());
        return chip.attr("data-level", stage.severity().level());
    }

    private Element chip(String word, String count, boolean pressed) {
        Element chip = new Element("button")
                .addClass("kb-chip")
                .attr(Presses.MARK, word)
                .attr("aria-pressed", String.valueOf(pressed));
        chip.appendElement("span").text(getTranslation("kit.stage." + word));
        chip.appendElement("span").addClass("kb-chip-number").text(count);
        return chip;
    }
}
