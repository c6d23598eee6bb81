package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kagiban.delivery.DeliveryLog;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.chat.ChatChannels;
import jp.kagiban.delivery.chat.ChatChannels.Addition;
import jp.kagiban.delivery.chat.ChatChannels.Shown;
import jp.kagiban.kit.ConfirmDelete;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.SendResult;

/** Lists a company's channels with their actions. */
final class ChatPart extends Section {

    private final ChatChannels channels;
    private final DeliveryLog log;
    private final StepUp stepUp;
    private final MemberId member;
    private final Div message = new Div();
    private final Div list = new Div();
    private final Map<UUID, Div> answers = new HashMap<>();

    /** @param mayAdd whether the member's address is proven, if it must be */
    ChatPart(ChatChannels channels, DeliveryLog log, StepUp stepUp, MemberId member, boolean mayAdd) {
        this.channels = channels;
        this.log = log;
        this.stepUp = stepUp;
        this.member = member;
        addClassName("kb-section");
        Div actions = new Div(
                mayAdd
                        ? new Button(
                                getTranslation("delivery.chat.add"),
                                _ -> new AddChannelDialog(channels, stepUp, this::added).open())
                        : new Paragraph(getTranslation("delivery.unproven")));
        actions.addClassName("kb-actions");
        add(
                new H2(getTranslation("delivery.chat.heading")),
                new Paragraph(getTranslation("delivery.chat.text", ChatChannels.MOST)),
                message,
                list,
                actions);
        show();
    }

    private void show() {
        list.removeAll();
        List<Shown> all = channels.all();
        list.add(all.isEmpty() ? new Paragraph(getTranslation("delivery.chat.none")) : table(all));
    }

    private DataTable table(List<Shown> all) {
        DataTable table = new DataTable(
                getTranslation("delivery.chat.table"),
                getTranslation("delivery.chat.name"),
                getTranslation("delivery.chat.deeds"),
                getTranslation("delivery.chat.last"));
        table.addClassName("kb-receivers");
        all.forEach(one -> table.row(
                facts(one), deeds(one), new Div(new DeliveryLines(log.lastTen(one.kind(), one.id())), answer(one))));
        return table;
    }

    private Component facts(Shown one) {
        return new Div(
                new Div(one.name()),
                new Div(ChannelWords.kind(this, one.kind())),
                new Div(getTranslation("delivery.chat.since", Jst.minute(one.addedAt()))));
    }

    private Component deeds(Shown one) {
        Div deeds = new Div(
                button("delivery.chat.test", one, () -> test(one)),
                button("delivery.chat.remove", one, () -> ask(one)));
        deeds.addClassName("kb-actions");
        return deeds;
    }

    /** Returns an element that outlives the row, which is drawn again whenever the list changes. */
    private Div answer(Shown one) {
        return answers.computeIfAbsent(one.id(), _ -> new Div());
    }

    private Button button(String key, Shown one, Runnable deed) {
        Button button = new Button(getTranslation(key), _ -> deed.run());
        button.setAriaLabel(getTranslation(key + ".of", one.name()));
        return button;
    }

    private void added(Addition.Done done, String name) {
        say(Severity.SUCCESS, getTranslation("delivery.chat.added", name));
        show();
        done.signing().ifPresent(secret -> new SigningSecretDialog(name, secret).open());
    }

    private void test(Shown one) {
        answer(one, Severity.WAIT, getTranslation("delivery.chat.test.underway", one.name()));
        if (!channels.test(one.id(), member, told(one))) {
            gone();
        }
    }

    /** Receives the result on another thread. A page that was left receives nothing. */
    private Consumer<SendResult> told(Shown one) {
        return getUI().orElseThrow().accessLater((SendResult answer) -> answered(one, answer), () -> {});
    }

    private void answered(Shown one, SendResult answer) {
        String said = ChannelWords.said(this, answer.said());
        switch (answer) {
            case SendResult.Taken _ ->
                answer(one, Severity.SUCCESS, getTranslation(taken(one.kind()), one.name(), said));
            case SendResult.NoPlace _ -> answer(one, Severity.INFO, getTranslation("delivery.chat.test.soon"));
            case SendResult.Later _ ->
                answer(one, Severity.URGENT, getTranslation("delivery.chat.test.later", one.name(), said));
            case SendResult.Refused _ ->
                answer(one, Severity.URGENT, getTranslation("delivery.chat.test.refused", one.name(), said));
        }
    }

    private static String taken(ChannelKind kind) {
        return kind == ChannelKind.WEBHOOK ? "delivery.chat.test.taken.webhook" : "delivery.chat.test.taken";
    }

    private void ask(Shown one) {
        new ConfirmDelete(
                        getTranslation("delivery.chat.remove.title"),
                        getTranslation("delivery.chat.remove.question", one.name()),
                        List.of(
                                getTranslation("delivery.chat.remove.effect"),
                                getTranslation("delivery.chat.remove.effect.secret")),
                        getTranslation("delivery.chat.remove"),
                        () -> stepUp.then(() -> remove(one)))
                .open();
    }

    private void remove(Shown one) {
        answers.remove(one.id());
        if (channels.remove(one.id())) {
            say(Severity.SUCCESS, getTranslation("delivery.chat.removed", one.name()));
            show();
        } else {
            gone();
        }
    }

    private void gone() {
        say(Severity.INFO, getTranslation("delivery.chat.gone"));
        show();
    }

    private void answer(Shown one, Severity severity, String sentence) {
        Div answer = answer(one);
        answer.removeAll();
        answer.add(MessagePanel.line(severity, sentence));
        StatusLine.say(this, sentence);
    }

    /** Shows a message above the list and moves the focus there: the pressed button may be far below, or gone. */
    private void say(Severity severity, String sentence) {
        MessagePanel panel = MessagePanel.line(severity, sentence);
        message.removeAll();
        message.add(panel);
        panel.focus();
    }
}
