package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.KeyStage;
import jp.kagiban.kit.PrintButton;
import org.jspecify.annotations.Nullable;

/** The line above the table of shops: search, stage, sort order, and a menu of what can be done with the whole list. */
final class ShopFilter extends Div {

    private final Select<KeyStage> stages = new Select<>();
    private final Select<ShopSort> sorting = new Select<>();
    private final Button more = new Button(Icons.MORE.draw());
    private Map<KeyStage, Long> counts = Map.of();

    /**
     * @param onStage receives the chosen stage; null for all shops
     * @param onSort receives the chosen sort order
     * @param onFile runs when the member wants a file of the list
     */
    ShopFilter(ShopSearch search, Consumer<@Nullable KeyStage> onStage, Consumer<ShopSort> onSort, Runnable onFile) {
        addClassName("kb-shop-filter");
        stages.addClassName("kb-shop-stage");
        stages.setLabel(getTranslation("kit.stages"));
        stages.setEmptySelectionAllowed(true);
        stages.setItemLabelGenerator(this::name);
        stages.setEmptySelectionCaption(name(null));
        stages.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                onStage.accept(change.getValue());
            }
        });
        sorting.setLabel(getTranslation("shop.list.sort"));
        sorting.setItemLabelGenerator(
                sort -> getTranslation("shop.list.sort." + sort.by().word() + (sort.descending() ? ".back" : "")));
        sorting.setItems(Arrays.stream(ShopSort.By.values())
                .flatMap(by -> Stream.of(new ShopSort(by, false), new ShopSort(by, true)))
                .toList());
        sorting.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                onSort.accept(change.getValue());
            }
        });
        more.setAriaLabel(getTranslation("shop.list.more"));
        add(search, stages, sorting, more, menu(onFile));
    }

    private Popover menu(Runnable onFile) {
        Popover menu = new Popover();
        Button file = new Button(getTranslation("shop.list.csv"), _ -> {
            menu.close();
            onFile.run();
        });
        menu.add(file, new PrintButton(getTranslation("shop.list.print")));
        menu.addClassName("kb-shop-menu");
        menu.setAriaLabel(getTranslation("shop.list.more"));
        menu.setAutofocus(true);
        menu.setPosition(PopoverPosition.BOTTOM_END);
        menu.setTarget(more);
        return menu;
    }

    private String name(@Nullable KeyStage stage) {
        return stage == null
                ? getTranslation(
                        "shop.list.stage",
                        getTranslation("kit.stage.all"),
                        counts.values().stream().mapToLong(Long::longValue).sum())
                : getTranslation(
                        "shop.list.stage", getTranslation("kit.stage." + stage.word()), counts.getOrDefault(stage, 0L));
    }

    /**
     * @param found the stages of the shops that the search finds
     * @param chosen whether shops are selected; the actions for the selection then replace the menu
     */
    void show(List<KeyStage> found, ShopChoice choice, boolean chosen) {
        KeyStage stage = choice.stage();
        Map<KeyStage, Long> counted = found.stream()
                .collect(Collectors.groupingBy(
                        Function.identity(), () -> new EnumMap<>(KeyStage.class), Collectors.counting()));
        if (stage != null) {
            counted.putIfAbsent(stage, 0L);
        }
        if (!counted.equals(counts)) {
            counts = counted;
            stages.setEmptySelectionCaption(name(null));
            stages.setItems(counted.keySet());
        }
        stages.setValue(stage);
        sorting.setValue(choice.sort());
        more.setVisible(!found.isEmpty() && !chosen);
    }
}
