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
 * without a shop are left out. Before it has shown anything, and of a single shop, there is nothing to choose, and it hides.
 * Its buttons stay, so focus does too.
 */
public final class StageStrip extends Div {

    private final Chip all;
    private final Map<KeyStage, Chip> chips = new EnumMap<>(KeyStage.class);

    private @Nullable KeyStage shown;

    private record Chip(
            NativeButton button, String word, @Nullable Severity severity) {

        void show(long count, boolean pressed, boolean offered) {
            button.setVisible(offered);
            button.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
            Span name = new Span(button.getTranslation("kit.stage." + word));
            Span number = new Span(String.valueOf(count));
            number.addClassName("kb-chip-number");
            if (severity == null) {
                Drawing.show(button, name, number);
            } else {
                Drawing.show(button, severity.icon(), name, number);
            }
        }
    }

    /** @param onChoice is told which stage the reader wants to see, null for all; it is shown with the next {@link #show} */
    public StageStrip(Consumer<@Nullable KeyStage> onChoice) {
        addClassNames("kb-chips", "kb-stages");
        setVisible(false);
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("kit.stages"));
        all = new Chip(button(() -> onChoice.accept(null)), "all", null);
        for (KeyStage stage : KeyStage.values()) {
            NativeButton button = button(() -> onChoice.accept(stage == shown ? null : stage));
            stage.severity().mark(button);
            chips.put(stage, new Chip(button, stage.word(), stage.severity()));
        }
    }

    private NativeButton button(Runnable onPress) {
        NativeButton button = new NativeButton();
        button.addClickListener(_ -> onPress.run());
        button.addClassName("kb-chip");
        add(button);
        return button;
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
