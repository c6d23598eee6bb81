package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.kagiban.kit.EnterKey;
import jp.kagiban.kit.SecretField;
import jp.kagiban.kit.UnsavedInput;
import jp.kagiban.manual.Manual;
import jp.kagiban.shop.Family;
import jp.kagiban.shop.KeyEntry;
import jp.kagiban.shop.Mended;
import jp.kagiban.shop.Mending;
import jp.kagiban.shop.Problem;
import jp.kagiban.shop.Saving;
import jp.kagiban.shop.ShopDetails;
import jp.kagiban.shop.ShopField;

/** The fields of one shop. What is refused stands beside its field, and nothing typed is lost. */
final class ShopForm extends Section {

    private final Map<ShopField, FieldWithNotes> fields = new EnumMap<>(ShopField.class);
    private final RadioButtonGroup<Family> family = new RadioButtonGroup<>();
    private final Warned warned = new Warned();
    private final UnsavedInput input = new UnsavedInput(this);
    private final Button button = new Button(getTranslation("shop.save"));

    ShopForm(boolean partnerOffered, Runnable save) {
        addClassName("kb-section");
        add(new H2(getTranslation("shop.form")));
        Div form = new Div(
                place(ShopField.NAME, new TextField(getTranslation("shop.name")), false),
                place(ShopField.ADDRESS, new TextField(getTranslation("shop.address")), true),
                place(ShopField.USER_ID, new TextField(getTranslation("shop.user-id")), true));
        form.addClassName("kb-form");
        if (partnerOffered) {
            form.add(familyChoice());
        }
        form.add(
                place(ShopField.SERVICE_SECRET, new SecretField(getTranslation("shop.service-secret")), true),
                place(ShopField.LICENSE_KEY, new SecretField(getTranslation("shop.license-key")), true),
                warned,
                buttons(save));
        add(form);
        clearTogether(ShopField.SERVICE_SECRET, ShopField.LICENSE_KEY);
        clearTogether(ShopField.LICENSE_KEY, ShopField.SERVICE_SECRET);
        helpAll();
        field(ShopField.NAME).setRequiredIndicatorVisible(true);
        field(ShopField.ADDRESS).setRequiredIndicatorVisible(true);
    }

    private FieldWithNotes place(ShopField name, TextField field, boolean mend) {
        FieldWithNotes placed = new FieldWithNotes(field, mend);
        fields.put(name, placed);
        field.setAutocomplete(Autocomplete.OFF);
        field.addValueChangeListener(_ -> warned.clear());
        field.addValueChangeListener(_ -> button.addThemeVariants(ButtonVariant.PRIMARY));
        input.watch(field);
        return placed;
    }

    /** What was said of the two together is no longer true once one has changed. */
    private void clearTogether(ShopField changed, ShopField other) {
        field(changed).addValueChangeListener(_ -> {
            if (!field(other).isEmpty()) {
                note(other).clear();
            }
        });
    }

    private RadioButtonGroup<Family> familyChoice() {
        family.setLabel(getTranslation("shop.family"));
        family.setItems(Family.values());
        family.setItemLabelGenerator(choice -> getTranslation("shop.family." + Words.key(choice)));
        family.setValue(Family.OWN_APP);
        input.watch(family);
        family.addValueChangeListener(chosen -> showSecretOf(chosen.getValue()));
        return family;
    }

    private void showSecretOf(Family chosen) {
        note(ShopField.SERVICE_SECRET).clear();
        note(ShopField.SERVICE_SECRET).setVisible(chosen == Family.OWN_APP);
        warned.clear();
    }

    private Div buttons(Runnable save) {
        button.addClickListener(_ -> save.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        fields.values().forEach(note -> EnterKey.presses(button, note.field()));
        Div buttons = new Div(button);
        buttons.addClassName("kb-actions");
        return buttons;
    }

    private void helpAll() {
        field(ShopField.ADDRESS).setHelperText(getTranslation("shop.address.help"));
        field(ShopField.USER_ID).setHelperText(getTranslation("shop.user-id.help"));
        help(ShopField.SERVICE_SECRET, "shop.service-secret.help", 8);
        help(ShopField.LICENSE_KEY, "shop.license-key.help", 11);
    }

    private void help(ShopField name, String key, int step) {
        field(name)
                .setHelperComponent(new Div(
                        new Span(getTranslation(key)),
                        new Anchor(Manual.step(step), getTranslation("shop.help.source", step))));
    }

    /** A new shop: the proposed name stands there and can be changed; both keys must be entered. */
    void showNew(String proposedName) {
        field(ShopField.NAME).setValue(proposedName);
        field(ShopField.SERVICE_SECRET).setRequiredIndicatorVisible(true);
        field(ShopField.LICENSE_KEY).setRequiredIndicatorVisible(true);
        input.saved();
    }

    /** A saved shop: what is stored in clear; the secret fields stand empty, and empty changes nothing. */
    void show(ShopDetails details) {
        field(ShopField.NAME).setValue(details.name());
        field(ShopField.ADDRESS).setValue(details.code());
        field(ShopField.USER_ID).setValue(details.userId() == null ? "" : details.userId());
        family.setValue(details.family());
        family.setReadOnly(true);
        showSecretOf(details.family());
        showStored(details);
        settle();
        // Saving is what the page is for only once there is something to save.
        button.removeThemeVariants(ButtonVariant.PRIMARY);
    }

    /** Says of each secret whether one is stored; what was typed stays. */
    void showStored(ShopDetails details) {
        stored(ShopField.SERVICE_SECRET, details.serviceSecretStored());
        stored(ShopField.LICENSE_KEY, details.licenseKeyStored());
    }

    private void stored(ShopField secret, boolean stored) {
        field(secret).setPlaceholder(stored ? getTranslation("shop.stored") : "");
    }

    /** What stands here counts as saved, and no secret stays. */
    void settle() {
        field(ShopField.SERVICE_SECRET).clear();
        field(ShopField.LICENSE_KEY).clear();
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

    Family family() {
        return family.getValue() == null ? Family.OWN_APP : family.getValue();
    }

    KeyEntry keys() {
        return new KeyEntry(
                field(ShopField.SERVICE_SECRET).getValue(),
                field(ShopField.LICENSE_KEY).getValue());
    }

    /** The warnings that stand beside the fields and were accepted. */
    Set<Problem.Kind> accepted() {
        return warned.accepted();
    }

    /** Says what is wrong, beside the fields, and leads to the first of them. */
    void refuse(Saving.Refused refused) {
        clearNotes();
        refused.mended().forEach(this::say);
        refused.problems().forEach(this::show);
        warned.show(refused.problems());
        refused.problems().stream()
                .map(Problem::field)
                .findFirst()
                .ifPresent(first -> field(first).focus());
    }

    /** What has been mended in the two keys since they were typed. */
    Set<Mending> mendings() {
        Set<Mending> mendings = EnumSet.noneOf(Mending.class);
        mendings.addAll(note(ShopField.SERVICE_SECRET).mendings());
        mendings.addAll(note(ShopField.LICENSE_KEY).mendings());
        return mendings;
    }

    void say(Mended mended) {
        note(mended.field()).say(mended.how());
    }

    /** Takes back all that was said; another shop is about to be shown. */
    void begin() {
        warned.clear();
        fields.values().forEach(note -> {
            note.clear();
            note.say(Set.of());
        });
    }

    void clearNotes() {
        fields.values().forEach(FieldWithNotes::clear);
    }

    private void show(Problem problem) {
        String sentence = getTranslation("shop.problem." + Words.key(problem.kind()), arguments(problem));
        FieldWithNotes note = note(problem.field());
        if (problem.kind().warning()) {
            note.warn(sentence);
        } else {
            note.refuse(sentence, help(problem).toArray(Component[]::new));
        }
    }

    private Object[] arguments(Problem problem) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(field(problem.field()).getLabel());
        arguments.addAll(problem.arguments());
        return arguments.toArray();
    }

    private List<Component> help(Problem problem) {
        List<Component> help = new ArrayList<>();
        if (problem.other() != null) {
            help.add(new Anchor("shops/" + problem.other(), getTranslation("shop.open-other")));
        }
        if (problem.kind() == Problem.Kind.SWAPPED && problem.field() == ShopField.SERVICE_SECRET) {
            help.add(new Button(getTranslation("shop.swap"), _ -> swap()));
        }
        return help;
    }

    private void swap() {
        String secret = field(ShopField.SERVICE_SECRET).getValue();
        field(ShopField.SERVICE_SECRET).setValue(field(ShopField.LICENSE_KEY).getValue());
        field(ShopField.LICENSE_KEY).setValue(secret);
        clearNotes();
    }

    private FieldWithNotes note(ShopField name) {
        return Objects.requireNonNull(fields.get(name));
    }

    private TextField field(ShopField name) {
        return note(name).field();
    }
}
