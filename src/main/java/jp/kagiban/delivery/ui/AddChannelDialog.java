package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.chat.ChatChannels;
import jp.kagiban.delivery.chat.ChatChannels.Addition;
import jp.kagiban.delivery.chat.NewChannel;
import jp.kagiban.delivery.chat.NewChannel.Problem;
import jp.kagiban.egress.OutsideAddress;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.kit.form.SecretField;
import jp.kagiban.login.ui.ReauthScope;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.Kebab;

/** Asks for a new channel's data, and says where its vendor shows the address. */
final class AddChannelDialog extends Dialog {

    private static final List<ChannelKind> KINDS = List.of(
            ChannelKind.SLACK, ChannelKind.CHATWORK, ChannelKind.LINE_WORKS, ChannelKind.TEAMS, ChannelKind.WEBHOOK);

    private final ChatChannels channels;
    private final BiConsumer<Addition.Done, String> added;
    private final Select<ChannelKind> kind = new Select<>();
    private final TextField name = new TextField(getTranslation("delivery.chat.name"));
    private final SecretField address = new SecretField(getTranslation("delivery.chat.address.webhook"));
    private final TextField room = new TextField(getTranslation("delivery.chat.address.chatwork"));
    private final SecretField token = new SecretField(getTranslation("delivery.chat.token"));
    private final RadioButtonGroup<Locale> language = new RadioButtonGroup<>();
    private final Div warning = new Div();

    /** @param added receives the new channel and its name */
    AddChannelDialog(ChatChannels channels, StepUp stepUp, BiConsumer<Addition.Done, String> added) {
        this.channels = channels;
        this.added = added;
        ReauthScope reauth = stepUp.work();
        setHeaderTitle(getTranslation("delivery.chat.add"));
        setCloseOnOutsideClick(false);
        prepareFields();
        Div form = new Div(
                kind,
                name,
                address,
                room,
                token,
                warning,
                language,
                new Paragraph(getTranslation("delivery.chat.add.text")));
        form.addClassName("kb-form");
        add(form);
        Button save = new Button(getTranslation("delivery.chat.add.save"), _ -> reauth.then(this::save));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(getTranslation("kit.cancel"), _ -> close()), save);
        changeTo(ChannelKind.SLACK);
    }

    private void prepareFields() {
        kind.setLabel(getTranslation("delivery.chat.kind"));
        kind.setItems(KINDS);
        kind.setItemLabelGenerator(item -> ChannelWords.kind(this, item));
        kind.setValue(ChannelKind.SLACK);
        kind.addValueChangeListener(change -> changeTo(change.getValue()));
        name.setMaxLength(NewChannel.LONGEST_NAME);
        name.setHelperText(getTranslation("delivery.chat.name.help"));
        address.setValueChangeMode(ValueChangeMode.EAGER);
        address.addValueChangeListener(_ -> warn());
        room.setHelperText(getTranslation("delivery.chat.help.chatwork"));
        token.setHelperText(getTranslation("delivery.chat.help.token"));
        List.of(name, address, room, token).forEach(this::prepare);
        language.setLabel(getTranslation("delivery.chat.language"));
        language.setItems(Locale.JAPANESE, Locale.ENGLISH);
        language.setItemLabelGenerator(item -> getTranslation("delivery.chat.language." + item.getLanguage()));
        language.setHelperText(getTranslation("delivery.chat.language.help"));
        language.setValue("en".equals(getLocale().getLanguage()) ? Locale.ENGLISH : Locale.JAPANESE);
    }

    private void prepare(TextField field) {
        field.setWidthFull();
        field.setRequiredIndicatorVisible(true);
        field.setManualValidation(true);
    }

    private void changeTo(ChannelKind chosen) {
        boolean isChatwork = chosen == ChannelKind.CHATWORK;
        address.setVisible(!isChatwork);
        room.setVisible(isChatwork);
        token.setVisible(isChatwork);
        if (!isChatwork) {
            address.setHelperText(getTranslation("delivery.chat.help." + Kebab.of(chosen)));
        }
        warn();
    }

    /** Warns about an address that looks wrong but may be right. */
    private void warn() {
        warning.removeAll();
        if (NewChannel.isDoubtful(kind.getValue(), address.getValue())) {
            warning.add(MessagePanel.line(Severity.INFO, getTranslation("delivery.chat.doubt")));
        }
    }

    /**
     * Clears errors only on saving. If a field cleared its error when it is left, the button would move away under the
     * pointer.
     */
    private void save() {
        List.of(name, address, room, token).forEach(FieldError::clear);
        boolean isChatwork = kind.getValue() == ChannelKind.CHATWORK;
        String typedName = name.getValue().strip();
        Addition addition = channels.add(new NewChannel(
                kind.getValue(),
                typedName,
                language.getValue(),
                isChatwork ? room.getValue() : address.getValue(),
                isChatwork ? token.getValue() : ""));
        switch (addition) {
            case Addition.Done done -> {
                close();
                added.accept(done, typedName);
            }
            case Addition.Wrong(Problem problem) -> show(problem);
        }
    }

    private void show(Problem problem) {
        TextField field = fieldOf(problem);
        FieldError.say(field, sentence(problem));
        field.focus();
    }

    private String sentence(Problem problem) {
        return switch (problem) {
            case ADDRESS_ODD ->
                OutsideAddress.fault(address.getValue())
                        .map(part -> getTranslation("delivery.chat.problem.address-odd." + Kebab.of(part)))
                        .orElse("");
            case ADDRESS_EMPTY ->
                getTranslation(
                        "delivery.chat.problem.address-empty", fieldOf(problem).getLabel());
            default -> getTranslation("delivery.chat.problem." + Kebab.of(problem));
        };
    }

    private TextField fieldOf(Problem problem) {
        return switch (problem) {
            case NAME_EMPTY, NAME_ODD, TOO_MANY -> name;
            case TOKEN_EMPTY, TOKEN_ODD -> token;
            case ADDRESS_EMPTY, ROOM_ODD -> room.isVisible() ? room : address;
            case ADDRESS_ODD, ADDRESS_NOT_SLACK, ADDRESS_NOT_LINE_WORKS -> address;
        };
    }
}
