package jp.kagiban.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many shops are in each {@link KeyStage}; a press shows only those, a press on what is pressed shows all again. Stages
 * without a shop are left out, and of a single shop there is nothing to choose. Its buttons stay, so focus does too.
 */
public final class StageStrip extends Div {

    private final Chip all;
    private final Map<KeyStage, Chip> chips = new EnumMap<>(KeyStage.class);

    private @Nullable KeyStage shown;

    private record Chip(NativeButton button, Span number) {

        void show(long count, boolean pressed, boolean offered) {
            number.setText(String.valueOf(count));
            button.setVisible(offered);
            button.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
        }
    }

    /** @param onChoice is told which stage the reader wants to see, null for all; it is shown with the next {@link #show} */
    public StageStrip(Consumer<@Nullable KeyStage> onChoice) {
        addClassNames("kb-chips", "kb-stages");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("kit.stages"));
        all = chip("all", () -> onChoice.accept(null));
        for (KeyStage stage : KeyStage.values()) {
            Chip chip = chip(stage.word(), () -> onChoice.accept(stage == shown ? null : stage));
            chip.button().addComponentAsFirst(stage.severity().icon());
            stage.severity().mark(chip.button());
            chips.put(stage, chip);
        }
    }

    private Chip chip(String word, Runnable onPress) {
        Span number = new Span();
        number.addClassName("kb-chip-number");
        NativeButton button = new NativeButton();
        button.addClickListener(_ -> onPress.run());
        button.add(new Span(getTranslation("kit.stage." + word)), number);
        button.addClassName("kb-chip");
        add(button);
        return new Chip(button, number);
    }

    /**
     * @param stages of each shop
     * @param chosen what is shown now; null for all
     */
    public void show(Collection<KeyStage> stages, @Nullable KeyStage chosen) {
        shown = chosen;
        setVisible(stages.size() > 1 || chosen != null);
        all.show(stages.size(), chosen == null, true);
        chips.forEach((stage, chip) -> {
            long count = stages.stream().filter(stage::equals).count();
            chip.show(count, stage == chosen, count > 0 || stage == chosen);
        });
    }
}
