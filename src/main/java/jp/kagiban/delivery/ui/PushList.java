package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import jp.kagiban.delivery.DeliveryLog;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.push.PushBrowsers;
import jp.kagiban.delivery.push.PushBrowsers.Shown;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.form.ConfirmDelete;
import jp.kagiban.shared.SendResult;

/** Lists a member's browsers that receive notices, with their actions. */
final class PushList extends Div {

    private final PushBrowsers browsers;
    private final DeliveryLog log;
    private final BiConsumer<Severity, String> showMessage;
    private final Runnable onChange;
    private List<Shown> shown = List.of();

    /**
     * @param showMessage shows the result of a press
     * @param onChange runs after a change
     */
    PushList(PushBrowsers browsers, DeliveryLog log, BiConsumer<Severity, String> showMessage, Runnable onChange) {
        this.browsers = browsers;
        this.log = log;
        this.showMessage = showMessage;
        this.onChange = onChange;
    }

    boolean contains(Optional<UUID> id) {
        return shown.stream().anyMatch(browser -> id.equals(Optional.of(browser.id())));
    }

    /** @param here the current browser, if it receives notices */
    void show(Optional<UUID> here) {
        removeAll();
        shown = browsers.mine();
        if (shown.isEmpty()) {
            return;
        }
        DataTable table = new DataTable(
                getTranslation("delivery.push.table"),
                getTranslation("delivery.push.browser"),
                getTranslation("delivery.chat.deeds"),
                getTranslation("delivery.push.shows"));
        table.addClassName("kb-receivers");
        shown.forEach(browser -> table.row(
                new Div(
                        new Div(name(browser, here)),
                        new Div(getTranslation("delivery.push.since", TimeText.minute(browser.addedAt())))),
                actions(browser),
                browser.gone() ? goneLine() : choiceAndLog(browser)));
        add(table);
    }

    private String name(Shown browser, Optional<UUID> here) {
        return here.equals(Optional.of(browser.id()))
                ? getTranslation("delivery.push.here", browser.browser())
                : browser.browser();
    }

    private MessagePanel goneLine() {
        return MessagePanel.line(Severity.URGENT, getTranslation("delivery.push.lost"));
    }

    private Div choiceAndLog(Shown browser) {
        return new Div(headlines(browser), new DeliveryLines(log.lastTen(ChannelKind.PUSH, browser.id())));
    }

    private Checkbox headlines(Shown browser) {
        Checkbox box = new Checkbox(getTranslation("delivery.push.headlines"), browser.headlineWanted());
        box.setAriaLabel(getTranslation("delivery.push.headlines.of", browser.browser()));
        box.addValueChangeListener(change -> {
            if (browsers.showHeadlines(browser.id(), change.getValue())) {
                showMessage.accept(
                        Severity.SUCCESS,
                        getTranslation(
                                change.getValue() ? "delivery.push.headlines.on" : "delivery.push.headlines.off"));
            } else {
                showGone();
            }
        });
        return box;
    }

    private Component actions(Shown browser) {
        Button remove = button("delivery.push.remove", browser, () -> confirmRemoval(browser));
        Div actions = browser.gone()
                ? new Div(remove)
                : new Div(button("delivery.push.test", browser, () -> test(browser)), remove);
        actions.addClassName("kb-actions");
        return actions;
    }

    private Button button(String key, Shown browser, Runnable action) {
        Button button = new Button(getTranslation(key), _ -> action.run());
        button.setAriaLabel(getTranslation(key + ".of", browser.browser()));
        return button;
    }

    private void test(Shown browser) {
        showMessage.accept(Severity.WAIT, getTranslation("delivery.push.test.underway"));
        if (!browsers.test(browser.id(), onResult())) {
            showGone();
        }
    }

    /** Returns the receiver of the result, which comes on another thread. A page that was left gets nothing. */
    private Consumer<SendResult> onResult() {
        return getUI().orElseThrow().accessLater(this::showResult, () -> {});
    }

    private void showResult(SendResult answer) {
        String answerText = ChannelWords.answer(this, answer.said());
        switch (answer) {
            case SendResult.Taken _ -> showMessage.accept(Severity.SUCCESS, getTranslation("delivery.push.test.taken"));
            case SendResult.NoPlace _ -> showMessage.accept(Severity.INFO, getTranslation("delivery.chat.test.soon"));
            case SendResult.Later _ ->
                showMessage.accept(Severity.URGENT, getTranslation("delivery.push.test.later", answerText));
            case SendResult.Refused _ ->
                showMessage.accept(Severity.URGENT, getTranslation("delivery.push.test.refused", answerText));
        }
        onChange.run();
    }

    private void confirmRemoval(Shown browser) {
        new ConfirmDelete(
                        getTranslation("delivery.push.remove.title"),
                        getTranslation("delivery.push.remove.question", browser.browser()),
                        List.of(getTranslation("delivery.push.remove.effect")),
                        getTranslation("delivery.push.remove"),
                        () -> remove(browser))
                .open();
    }

    private void remove(Shown browser) {
        if (browsers.remove(browser.id())) {
            showMessage.accept(Severity.SUCCESS, getTranslation("delivery.push.removed", browser.browser()));
            onChange.run();
        } else {
            showGone();
        }
    }

    private void showGone() {
        showMessage.accept(Severity.INFO, getTranslation("delivery.push.gone"));
        onChange.run();
    }
}
