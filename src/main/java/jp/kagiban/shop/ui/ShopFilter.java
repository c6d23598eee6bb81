package jp.kagiban.shop.ui;

import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.PrintButton;
import jp.kagiban.kit.key.KeyStage;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shop.ShopCare;
import org.jspecify.annotations.Nullable;

/**
 * The line above the table of shops: search, stage, person in charge, tag, sort order, and a menu of what can be done with
 * the whole list. The selects of person and tag are visible if the company uses them.
 */
final class ShopFilter extends Div {

    private final Select<KeyStage> stages = new Select<>();
    private final Select<MemberId> people = new Select<>();
    private final Select<String> tags = new Select<>();
    private final Select<ShopSort> sorting = new Select<>();
    private final Button more = new Button(Icons.MORE.draw());
    private Map<KeyStage, Long> counts = Map.of();
    private Map<MemberId, String> names = Map.of();
    private Set<String> offered = Set.of();

    /**
     * @param choice returns the shown choice
     * @param onChoice receives what the member chooses instead
     * @param onFile runs when the member wants a file of the list
     */
    ShopFilter(ShopSearch search, Supplier<ShopChoice> choice, Consumer<ShopChoice> onChoice, Runnable onFile) {
        addClassName("kb-shop-filter");
        filter(
                stages,
                "kit.stages",
                this::name,
                stage -> onChoice.accept(choice.get().at(stage)));
        filter(
                people,
                "shop.in-charge",
                this::personName,
                person -> onChoice.accept(choice.get().inCharge(person)));
        filter(
                tags,
                "shop.tags",
                tag -> tag == null ? getTranslation("shop.list.tag.all") : tag,
                tag -> onChoice.accept(choice.get().tagged(tag)));
        stages.addClassName("kb-shop-stage");
        people.addClassName("kb-shop-person");
        tags.addClassName("kb-shop-tag");
        sorting.addClassName("kb-shop-sort");
        sorting.setLabel(getTranslation("shop.list.sort"));
        sorting.setItemLabelGenerator(
                sort -> getTranslation("shop.list.sort." + sort.by().word() + (sort.descending() ? ".back" : "")));
        sorting.setItems(Arrays.stream(ShopSort.By.values())
                .flatMap(by -> Stream.of(new ShopSort(by, false), new ShopSort(by, true)))
                .toList());
        sorting.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                onChoice.accept(choice.get().sortedBy(change.getValue()));
            }
        });
        more.setAriaLabel(getTranslation("shop.list.more"));
        add(search, stages, people, tags, sorting, more, menu(onFile));
    }

    private <T> void filter(
            Select<T> select, String label, ItemLabelGenerator<@Nullable T> name, Consumer<@Nullable T> onChoice) {
        select.setLabel(getTranslation(label));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(name.apply(null));
        select.setItemLabelGenerator(name);
        select.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                onChoice.accept(change.getValue());
            }
        });
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

    private String personName(@Nullable MemberId person) {
        return person == null ? getTranslation("shop.list.in-charge.all") : names.getOrDefault(person, "");
    }

    /**
     * Offers who is in charge of any shop, and all tags of the company.
     *
     * @param cares those of all shops
     */
    void offer(List<ShopCare> cares, ShopChoice choice) {
        Map<MemberId, String> inCharge = new LinkedHashMap<>();
        cares.stream()
                .filter(care -> care.inCharge() != null)
                .sorted(Comparator.comparing(ShopCare::name))
                .forEach(care -> inCharge.put(care.inCharge(), care.name()));
        if (!inCharge.isEmpty() || choice.inCharge() != null) {
            inCharge.put(ShopChoice.NOBODY, getTranslation("shop.in-charge.nobody"));
        }
        if (choice.inCharge() != null) {
            inCharge.putIfAbsent(choice.inCharge(), getTranslation("shop.in-charge.gone"));
        }
        if (!inCharge.equals(names)) {
            names = inCharge;
            people.setItems(names.keySet());
        }
        Set<String> all = TagsField.of(cares);
        if (choice.tag() != null) {
            all.add(choice.tag());
        }
        if (!all.equals(offered)) {
            offered = all;
            tags.setItems(all);
        }
        people.setVisible(!names.isEmpty());
        tags.setVisible(!all.isEmpty());
        people.setValue(choice.inCharge());
        tags.setValue(all.stream()
                .filter(tag -> tag.equalsIgnoreCase(choice.tag()))
                .findFirst()
                .orElse(null));
        setClassName("kb-shop-filters", !names.isEmpty() || !all.isEmpty());
    }

    /**
     * @param found the stages of the shops that search and other filters show
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
