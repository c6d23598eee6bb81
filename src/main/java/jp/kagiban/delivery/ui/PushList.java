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
import jp.kagiban.kit.ConfirmDelete;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.SendResult;

/** Lists a member's browsers that receive notices, with their actions. */
final class PushList extends Div {

    private final PushBrowsers browsers;
    private final DeliveryLog log;
    private final BiConsumer<Severity, String> say;
    private final Runnable changed;
    private List<Shown> shown = List.of();

    /**
     * @param say shows the result of a press
     * @param changed runs after a change
     */
    PushList(PushBrowsers browsers, DeliveryLog log, BiConsumer<Severity, String> say, Runnable changed) {
        this.browsers = browsers;
        this.log = log;
        this.say = say;
        this.changed = changed;
    }

    boolean holds(Optional<UUID> browser) {
        return shown.stream().anyMatch(one -> browser.equals(Optional.of(one.id())));
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
        shown.forEach(one -> table.row(
                new Div(
                        new Div(name(one, here)),
                        new Div(getTranslation("delivery.push.since", Jst.minute(one.addedAt())))),
                deeds(one),
                one.gone() ? lost() : shows(one)));
        add(table);
    }

    private String name(Shown one, Optional<UUID> here) {
        return here.equals(Optional.of(one.id())) ? getTranslation("delivery.push.here", one.browser()) : one.browser();
    }

    private MessagePanel lost() {
        return MessagePanel.line(Severity.URGENT, getTranslation("delivery.push.lost"));
    }

    private Div shows(Shown one) {
        return new Div(headlines(one), new DeliveryLines(log.lastTen(ChannelKind.PUSH, one.id())));
    }

    private Checkbox headlines(Shown one) {
        Checkbox box = new Checkbox(getTranslation("delivery.push.headlines"), one.headlineWanted());
        box.setAriaLabel(getTranslation("delivery.push.headlines.of", one.browser()));
        box.addValueChangeListener(change -> {
            if (browsers.showHeadlines(one.id(), change.getValue())) {
                say.accept(
                        Severity.SUCCESS,
                        getTranslation(
                                change.getValue() ? "delivery.push.headlines.on" : "delivery.push.headlines.off"));
            } else {
                gone();
            }
        });
        return box;
    }

    private Component deeds(Shown one) {
        Button remove = button("delivery.push.remove", one, () -> ask(one));
        Div deeds = one.gone() ? new Div(remove) : new Div(button("delivery.push.test", one, () -> test(one)), remove);
        deeds.addClassName("kb-actions");
        return deeds;
    }

    private Button button(String key, Shown one, Runnable deed) {
        Button button = new Button(getTranslation(key), _ -> deed.run());
        button.setAriaLabel(getTranslation(key + ".of", one.browser()));
        return button;
    }

    private void test(Shown one) {
        say.accept(Severity.WAIT, getTranslation("delivery.push.test.underway"));
        if (!browsers.test(one.id(), heard())) {
            gone();
        }
    }

    /** Receives the result on another thread. A page that was left receives nothing. */
    private Consumer<SendResult> heard() {
        return getUI().orElseThrow().accessLater(this::answered, () -> {});
    }

    private void answered(SendResult answer) {
        String said = ChannelWords.said(this, answer.said());
        switch (answer) {
            case SendResult.Taken _ -> say.accept(Severity.SUCCESS, getTranslation("delivery.push.test.taken"));
            case SendResult.NoPlace _ -> say.accept(Severity.INFO, getTranslation("delivery.chat.test.soon"));
            case SendResult.Later _ -> say.accept(Severity.URGENT, getTranslation("delivery.push.test.later", said));
            case SendResult.Refused _ ->
                say.accept(Severity.URGENT, getTranslation("delivery.push.test.refused", said));
        }
        changed.run();
    }

    private void ask(Shown one) {
        new ConfirmDelete(
                        getTranslation("delivery.push.remove.title"),
                        getTranslation("delivery.push.remove.question", one.browser()),
                        List.of(getTranslation("delivery.push.remove.effect")),
                        getTranslation("delivery.push.remove"),
                        () -> remove(one))
                .open();
    }

    private void remove(Shown one) {
        if (browsers.remove(one.id())) {
            say.accept(Severity.SUCCESS, getTranslation("delivery.push.removed", one.browser()));
            changed.run();
        } else {
            gone();
        }
    }

    private void gone() {
        say.accept(Severity.INFO, getTranslation("delivery.push.gone"));
        changed.run();
    }
}
