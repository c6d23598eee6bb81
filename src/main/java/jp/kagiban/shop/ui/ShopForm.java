package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.kagiban.kit.HandedOver;
import jp.kagiban.kit.form.EnterKey;
import jp.kagiban.kit.form.UnsavedInput;
import jp.kagiban.mall.Family;
import jp.kagiban.mall.Mall;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.ShopRecords.ShopDetails;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.KeyInput.Normalization;
import jp.kagiban.shop.entry.Problem;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.Saving.Normalized;
import jp.kagiban.shop.register.ShopField;
import org.jspecify.annotations.Nullable;

/** The form of one shop. Problems are shown beside their fields, and typed input stays. */
final class ShopForm extends Section {

    private final Map<ShopField, FieldWithNotes> fields = new LinkedHashMap<>();
    private final Warned warned = new Warned();
    private final UnsavedInput input = new UnsavedInput(this);
    private final Button button = new Button(getTranslation("shop.save"));
    private final Div form = new Div();
    private final KeyFields keys;
    private @Nullable Details fold;

    ShopForm(List<Mall> malls, Runnable save) {
        addClassName("kb-section");
        add(new H2(getTranslation("shop.form")));
        form.add(
                place(ShopField.NAME, new TextField(getTranslation("shop.name")), false),
                place(ShopField.ADDRESS, new TextField(getTranslation("shop.address")), true),
                place(ShopField.USER_ID, new TextField(getTranslation("shop.user-id")), true));
        form.addClassName("kb-form");
        keys = new KeyFields(malls, this::place, input, warned::clear);
        form.add(keys, warned, buttons(save));
        add(form);
        field(ShopField.ADDRESS).setHelperText(getTranslation("shop.address.help"));
        field(ShopField.USER_ID).setHelperText(getTranslation("shop.user-id.help"));
        field(ShopField.NAME).setRequiredIndicatorVisible(true);
        field(ShopField.ADDRESS).setRequiredIndicatorVisible(true);
    }

    private FieldWithNotes place(ShopField name, TextField field, boolean normalizes) {
        FieldWithNotes placed = new FieldWithNotes(field, normalizes);
        fields.put(name, placed);
        field.setAutocomplete(Autocomplete.OFF);
        field.addValueChangeListener(_ -> warned.clear());
        field.addValueChangeListener(_ -> button.addThemeVariants(ButtonVariant.PRIMARY));
        input.watch(field);
        return placed;
    }

    private Div buttons(Runnable save) {
        button.addClickListener(_ -> save.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        fields.values().forEach(note -> EnterKey.presses(button, note.field()));
        Div buttons = new Div(button);
        buttons.addClassName("kb-actions");
        return buttons;
    }

    /** Puts the fields into a fold. Typed input stays while the fold is closed. */
    void fold(boolean open) {
        if (fold == null) {
            fold = new Details(getTranslation("shop.form.fold"), form);
            add(fold);
        }
        fold.setOpened(open);
    }

    /** Adds a component below the button. */
    void below(Component part) {
        form.add(part);
    }

    /** Shows an empty form for a new shop. The proposed name can be changed, and all key fields are required. */
    void showNew(String proposedName) {
        field(ShopField.NAME).setValue(proposedName);
        keys.requireAll();
        input.saved();
    }

    /** Fills the fields with values from another page, as if typed. */
    void fill(HandedOver handed) {
        String address = handed.values().get("address");
        if (address != null) {
            field(ShopField.ADDRESS).setValue(address);
        }
        keys.fill(handed);
    }

    /** Shows a saved shop. The secret fields are empty; saving an empty field changes nothing. */
    void show(ShopDetails details) {
        field(ShopField.NAME).setValue(details.name());
        field(ShopField.ADDRESS).setValue(details.code());
        field(ShopField.USER_ID).setValue(details.userId() == null ? "" : details.userId());
        keys.fix(details.family());
        showStored(details);
        settle();
        // The button is primary only after a change.
        button.removeThemeVariants(ButtonVariant.PRIMARY);
    }

    /** Shows whether secrets are stored. Keeps typed input. */
    void showStored(ShopDetails details) {
        keys.showStored(details.stored());
    }

    /** Marks the values as saved, and empties the secret fields. */
    void settle() {
        keys.clear();
        input.saved();
    }

    String name() {
        return field(ShopField.NAME).getValue();
    }

    String address() {
        return field(ShopField.ADDRESS).getValue();
    }

    String userId() {
        return field(ShopField.USER_ID).getValue();
    }

    Mall mall() {
        return keys.mall();
    }

    Family family() {
        return keys.family();
    }

    KeyEntry keys() {
        return keys.entry();
    }

    /** Returns the shown warnings that the member has accepted. */
    Set<Problem.Kind> accepted() {
        return warned.accepted();
    }

    /** Shows the problems beside their fields, and focuses the first field with a problem. */
    void refuse(Saving.Refused refused) {
        clearNotes();
        refused.mended().forEach(this::showChanges);
        refused.problems().forEach(this::show);
        offerToSwap(refused.problems());
        warned.show(refused.problems());
        refused.problems().stream()
                .map(Problem::field)
                .findFirst()
                .ifPresent(first -> field(first).focus());
    }

    /** Returns the changes that the form made to typed keys. */
    Set<Normalization> changes() {
        return keys.changes();
    }

    void showChanges(Normalized changed) {
        note(changed.field()).showChanges(changed.how());
    }

    /** Removes all notes before another shop is shown. */
    void begin() {
        warned.clear();
        fields.values().forEach(note -> {
            note.clear();
            note.showChanges(Set.of());
        });
    }

    void clearNotes() {
        fields.values().forEach(FieldWithNotes::clear);
    }

    private void show(Problem problem) {
        String sentence = getTranslation("shop.problem." + Kebab.of(problem.kind()), arguments(problem));
        FieldWithNotes note = note(problem.field());
        if (problem.kind().warning()) {
            note.warn(sentence);
        } else {
            note.refuse(sentence, linkToOther(problem).toArray(Component[]::new));
        }
    }

    private Object[] arguments(Problem problem) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(field(problem.field()).getLabel());
        arguments.addAll(problem.arguments());
        return arguments.toArray();
    }

    private List<Component> linkToOther(Problem problem) {
        return problem.other() == null
                ? List.of()
                : List.of(new Anchor("shops/" + problem.other(), getTranslation("shop.open-other")));
    }

    private void offerToSwap(List<Problem> problems) {
        List<ShopField> swapped = problems.stream()
                .filter(problem -> problem.kind() == Problem.Kind.SWAPPED)
                .map(Problem::field)
                .toList();
        if (swapped.size() > 1) {
            note(swapped.getFirst())
                    .offer(new Button(getTranslation("shop.swap"), _ -> swap(swapped.getFirst(), swapped.getLast())));
        }
    }

    private void swap(ShopField first, ShopField other) {
        String value = field(first).getValue();
        field(first).setValue(field(other).getValue());
        field(other).setValue(value);
        clearNotes();
    }

    private FieldWithNotes note(ShopField name) {
        return Objects.requireNonNull(fields.get(name));
    }

    private TextField field(ShopField name) {
        return note(name).field();
    }
}
