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
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.form.ConfirmDelete;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.SendResult;

/** Lists a company's chats and webhooks, with buttons to add, test and remove them. */
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
        setId("channels");
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
        List<Shown> shown = channels.all();
        list.add(shown.isEmpty() ? new Paragraph(getTranslation("delivery.chat.none")) : table(shown));
    }

    private DataTable table(List<Shown> shown) {
        DataTable table = new DataTable(
                getTranslation("delivery.chat.table"),
                getTranslation("delivery.chat.name"),
                getTranslation("delivery.chat.deeds"),
                getTranslation("delivery.chat.last"));
        table.addClassName("kb-receivers");
        shown.forEach(channel -> table.row(
                facts(channel),
                actions(channel),
                new Div(new DeliveryLines(log.lastTen(channel.kind(), channel.id())), answerArea(channel))));
        return table;
    }

    private Component facts(Shown channel) {
        return new Div(
                new Div(channel.name()),
                new Div(ChannelWords.kind(this, channel.kind())),
                new Div(getTranslation("delivery.chat.since", TimeText.minute(channel.addedAt()))));
    }

    private Component actions(Shown channel) {
        Div actions = new Div(
                button("delivery.chat.test", channel, () -> test(channel)),
                button("delivery.chat.remove", channel, () -> confirmRemoval(channel)));
        actions.addClassName("kb-actions");
        return actions;
    }

    /**
     * Returns the element that shows the result of a test. The element outlives the row, which is drawn again whenever
     * the list changes.
     */
    private Div answerArea(Shown channel) {
        return answers.computeIfAbsent(channel.id(), _ -> new Div());
    }

    private Button button(String key, Shown channel, Runnable action) {
        Button button = new Button(getTranslation(key), _ -> action.run());
        button.setAriaLabel(getTranslation(key + ".of", channel.name()));
        return button;
    }

    private void added(Addition.Done done, String name) {
        showMessage(Severity.SUCCESS, getTranslation("delivery.chat.added", name));
        show();
        done.signing().ifPresent(secret -> new SigningSecretDialog(name, secret).open());
    }

    private void test(Shown channel) {
        showAnswer(channel, Severity.WAIT, getTranslation("delivery.chat.test.underway", channel.name()));
        if (!channels.test(channel.id(), member, onResult(channel))) {
            showGone();
        }
    }

    /** Returns the receiver of the result, which comes on another thread. A page that was left gets nothing. */
    private Consumer<SendResult> onResult(Shown channel) {
        return getUI().orElseThrow().accessLater((SendResult answer) -> showResult(channel, answer), () -> {});
    }

    private void showResult(Shown channel, SendResult answer) {
        String answerText = ChannelWords.answer(this, answer.said());
        switch (answer) {
            case SendResult.Taken _ ->
                showAnswer(
                        channel, Severity.SUCCESS, getTranslation(taken(channel.kind()), channel.name(), answerText));
            case SendResult.NoPlace _ -> showAnswer(channel, Severity.INFO, getTranslation("delivery.chat.test.soon"));
            case SendResult.Later _ ->
                showAnswer(
                        channel,
                        Severity.URGENT,
                        getTranslation("delivery.chat.test.later", channel.name(), answerText));
            case SendResult.Refused _ ->
                showAnswer(
                        channel,
                        Severity.URGENT,
                        getTranslation("delivery.chat.test.refused", channel.name(), answerText));
        }
    }

    private static String taken(ChannelKind kind) {
        return kind == ChannelKind.WEBHOOK ? "delivery.chat.test.taken.webhook" : "delivery.chat.test.taken";
    }

    private void confirmRemoval(Shown channel) {
        new ConfirmDelete(
                        getTranslation("delivery.chat.remove.title"),
                        getTranslation("delivery.chat.remove.question", channel.name()),
                        List.of(
                                getTranslation("delivery.chat.remove.effect"),
                                getTranslation("delivery.chat.remove.effect.secret")),
                        getTranslation("delivery.chat.remove"),
                        () -> stepUp.then(() -> remove(channel)))
                .open();
    }

    private void remove(Shown channel) {
        answers.remove(channel.id());
        if (channels.remove(channel.id())) {
            showMessage(Severity.SUCCESS, getTranslation("delivery.chat.removed", channel.name()));
            show();
        } else {
            showGone();
        }
    }

    private void showGone() {
        showMessage(Severity.INFO, getTranslation("delivery.chat.gone"));
        show();
    }

    private void showAnswer(Shown channel, Severity severity, String sentence) {
        Div area = answerArea(channel);
        area.removeAll();
        area.add(MessagePanel.line(severity, sentence));
        StatusLine.say(this, sentence);
    }

    /**
     * Shows a message above the list and moves the focus there, because the pressed button may be far below, or gone.
     */
    private void showMessage(Severity severity, String sentence) {
        MessagePanel panel = MessagePanel.line(severity, sentence);
        message.removeAll();
        message.add(panel);
        panel.focus();
    }
}
