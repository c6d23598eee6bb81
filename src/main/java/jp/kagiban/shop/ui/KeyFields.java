package jp.kagiban.shop.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.kit.HandedOver;
import jp.kagiban.kit.form.SecretField;
import jp.kagiban.kit.form.UnsavedInput;
import jp.kagiban.mall.CredentialField;
import jp.kagiban.mall.Family;
import jp.kagiban.mall.Mall;
import jp.kagiban.manual.ui.StepWay;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.KeyInput.Normalization;
import jp.kagiban.shop.register.ShopField;

/** The part of a shop's form that depends on the mall: the choice of mall and family, and the fields of the key form. */
final class KeyFields extends Div {

    private final RadioButtonGroup<Mall> mall = new RadioButtonGroup<>(getTranslation("shop.mall"));
    private final RadioButtonGroup<Family> family = new RadioButtonGroup<>(getTranslation("shop.family"));
    private final Map<CredentialField, FieldWithNotes> fields = new LinkedHashMap<>();
    private final Runnable changed;

    /**
     * @param malls the malls to choose from; the first is preselected
     * @param place adds a field to the form
     * @param changed runs after another mall or family was chosen
     */
    KeyFields(List<Mall> malls, Place place, UnsavedInput input, Runnable changed) {
        this.changed = changed;
        addClassName("kb-form");
        choices(malls, input);
        add(mall, family);
        malls.stream()
                .flatMap(choice -> choice.families().stream())
                .flatMap(choice -> choice.fields().stream())
                .distinct()
                .forEach(field -> add(placed(field, place)));
        mall.setValue(malls.getFirst());
        fields.keySet().forEach(this::clearOthersAtChange);
    }

    /** Adds a field to a form. */
    @FunctionalInterface
    interface Place {

        FieldWithNotes of(ShopField name, TextField field, boolean normalizes);
    }

    private void choices(List<Mall> malls, UnsavedInput input) {
        mall.setItems(malls);
        mall.setItemLabelGenerator(choice -> choice.name(getLocale()));
        mall.setVisible(malls.size() > 1);
        mall.addValueChangeListener(chosen -> offer(chosen.getValue()));
        family.setItemLabelGenerator(choice -> choice.label().apply(getLocale()));
        family.addValueChangeListener(_ -> showFields());
        input.watch(mall);
        input.watch(family);
    }

    private void offer(Mall chosen) {
        List<Family> offered = chosen.families().stream().filter(chosen::offers).toList();
        family.setItems(offered);
        family.setVisible(offered.size() > 1);
        family.setValue(offered.getFirst());
    }

    private FieldWithNotes placed(CredentialField field, Place place) {
        String label = field.label().apply(getLocale());
        FieldWithNotes placed = place.of(ShopField.of(field), new SecretField(label), true);
        fields.put(field, placed);
        Div help = new Div(new Span(field.help().apply(getLocale())));
        Integer step = field.manualStep();
        if (step != null) {
            StepWay where = new StepWay(step, getTranslation("shop.help.source", label));
            where.addClassName("kb-field-help");
            help.add(where);
        }
        placed.field().setHelperComponent(help);
        return placed;
    }

    /** Clears the notes of the other fields, since a note may concern several fields. */
    private void clearOthersAtChange(CredentialField changedField) {
        note(changedField)
                .field()
                .addValueChangeListener(_ -> fields.forEach((field, note) -> {
                    if (!field.equals(changedField) && !note.field().isEmpty()) {
                        note.clear();
                    }
                }));
    }

    private void showFields() {
        fields.forEach((field, note) -> {
            note.clear();
            note.setVisible(family.getValue() != null && family().fields().contains(field));
        });
        changed.run();
    }

    /** Makes all fields required. */
    void requireAll() {
        fields.values().forEach(note -> note.field().setRequiredIndicatorVisible(true));
    }

    /** Fixes mall and family for a saved shop. */
    void fix(Family shopFamily) {
        mall.setReadOnly(true);
        mall.getListDataView()
                .getItems()
                .filter(choice -> choice.id().equals(shopFamily.mall()))
                .findFirst()
                .ifPresent(mall::setValue);
        if (!family.getListDataView().contains(shopFamily)) {
            family.setItems(shopFamily);
        }
        family.setReadOnly(true);
        family.setValue(shopFamily);
    }

    /** Shows in each empty field whether a value is stored. Keeps typed input. */
    void showStored(boolean stored) {
        fields.values().forEach(note -> note.field().setPlaceholder(stored ? getTranslation("shop.stored") : ""));
    }

    void fill(HandedOver handed) {
        fields.forEach((field, note) -> {
            String value = handed.values().get(field.name());
            if (value != null) {
                note.field().setValue(value);
            }
        });
    }

    /** Removes all secrets. */
    void clear() {
        fields.values().forEach(note -> note.field().clear());
    }

    Mall mall() {
        return mall.getValue();
    }

    Family family() {
        return family.getValue();
    }

    KeyEntry entry() {
        return new KeyEntry(family().fields().stream()
                .collect(Collectors.toMap(
                        CredentialField::name, field -> note(field).field().getValue())));
    }

    /** Returns the changes that were made to typed values. */
    Set<Normalization> changes() {
        Set<Normalization> changes = EnumSet.noneOf(Normalization.class);
        fields.values().forEach(note -> changes.addAll(note.changes()));
        return changes;
    }

    private FieldWithNotes note(CredentialField field) {
        return Objects.requireNonNull(fields.get(field));
    }
}
