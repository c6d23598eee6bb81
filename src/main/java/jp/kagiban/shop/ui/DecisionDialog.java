package jp.kagiban.shop.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.kit.form.Question;
import jp.kagiban.login.ui.ReauthScope;
import jp.kagiban.shop.ui.Decisions.Held;

/**
 * Lists the shops whose new key waits for a decision, and answers for all selected ones. At first, a single key is
 * selected, and of several keys those with which a switch loses nothing. A failure doesn't stop the other answers and
 * stays in the dialog.
 */
final class DecisionDialog extends Dialog {

    /** Number of shops whose loss is named before a switch. */
    private static final int MOST_NAMED = 3;

    private final Supplier<List<Held>> held;
    private final Decisions decisions;
    private final ReauthScope reauth;
    private final Paragraph question = new Paragraph();
    private final Div failures = new Div();
    private final CheckboxGroup<Held> choice = new CheckboxGroup<>();
    private final Button withdraw = new Button("", _ -> ifChosen(this::askToWithdraw));
    private final Button take = new Button("", _ -> ifChosen(this::askToTake));

    /** @param held reads the keys that still wait for a decision */
    DecisionDialog(Supplier<List<Held>> held, Decisions decisions, ReauthScope reauth) {
        this.held = held;
        this.decisions = decisions;
        this.reauth = reauth;
        setHeaderTitle(getTranslation("shop.state.held"));
        failures.addClassName("kb-panels");
        failures.getElement().setAttribute("role", "alert");
        choice.setLabel(getTranslation("shop.decide.shops"));
        choice.addClassName("kb-decision");
        choice.setRenderer(new ComponentRenderer<>(this::row));
        choice.setManualValidation(true);
        choice.addValueChangeListener(_ -> showCount());
        Div content = new Div(question, failures, choice);
        content.addClassName("kb-confirm");
        add(content);
        getFooter().add(new Button(getTranslation("shop.decide.later"), _ -> close()), withdraw, take);
        List<Held> keys = held.get();
        show(keys);
        choice.setValue(keys.stream()
                .filter(key -> keys.size() == 1 || !key.doubt().worse())
                .collect(Collectors.toSet()));
    }

    /** Returns the label of a checkbox. A helper text would not be part of the touch target. */
    private Div row(Held key) {
        Div facts = new Div(new Div(getTranslation(
                "shop.decide.row",
                key.key().lastFour(),
                getTranslation(key.doubt().key() + ".word"))));
        key.newEnd().ifPresent(end -> facts.add(new Div(getTranslation("shop.decide.new-end", TimeText.weekday(end)))));
        key.currentEnd()
                .ifPresent(end -> facts.add(new Div(getTranslation("shop.decide.current-end", TimeText.weekday(end)))));
        facts.addClassName("kb-small");
        return new Div(new Div(key.shop().name()), facts);
    }

    private void show(List<Held> keys) {
        long usable = keys.stream().filter(DecisionDialog::isUsable).count();
        question.setVisible(!keys.isEmpty());
        question.setText(getTranslation(question(usable, keys.size()), keys.size()));
        choice.setVisible(!keys.isEmpty());
        take.setVisible(usable > 0);
        withdraw.setVisible(!keys.isEmpty());
        choice.setItems(keys);
        showCount();
    }

    private static String question(long usable, int all) {
        if (usable == 0) {
            return "shop.decide.unusable";
        }
        return usable == all ? "shop.decide.question" : "shop.decide.mixed";
    }

    /** Counts the selected keys on the buttons. Recommends a switch only if it loses nothing. */
    private void showCount() {
        int chosen = choice.getValue().size();
        long usable =
                choice.getValue().stream().filter(DecisionDialog::isUsable).count();
        long worse =
                choice.getValue().stream().filter(key -> key.doubt().worse()).count();
        take.setThemeVariant(ButtonVariant.PRIMARY, chosen > 0 && worse == 0);
        withdraw.setThemeVariant(ButtonVariant.PRIMARY, chosen > 0 && worse == chosen);
        FieldError.clear(choice);
        take.setText(getTranslation("shop.decide.take", usable));
        take.setEnabled(chosen == 0 || usable > 0);
        withdraw.setText(getTranslation("shop.decide.withdraw", chosen));
    }

    private void ifChosen(Runnable answer) {
        if (choice.getValue().isEmpty()) {
            FieldError.say(choice, getTranslation("shop.decide.none"));
        } else {
            answer.run();
        }
    }

    /** Names the loss first if a new key expires earlier than the key in use. */
    private void askToTake() {
        List<Held> earlier =
                chosen().filter(key -> key.doubt() == HeldPanel.Case.EARLIER).toList();
        if (earlier.isEmpty()) {
            take();
        } else {
            new Question(getTranslation("shop.decide.take.title"), loss(earlier), take.getText(), this::take).open();
        }
    }

    private String loss(List<Held> earlier) {
        String named = earlier.stream().limit(MOST_NAMED).map(this::loss).collect(Collectors.joining());
        int others = Math.max(0, earlier.size() - MOST_NAMED);
        return named + getTranslation("shop.decide.take.question", others);
    }

    private String loss(Held key) {
        return getTranslation(
                "shop.decide.take.loss",
                key.shop().name(),
                TimeText.weekday(key.currentEnd().orElseThrow()),
                TimeText.weekday(key.newEnd().orElseThrow()));
    }

    private void take() {
        reauth.then(() -> answer(
                chosen().filter(DecisionDialog::isUsable).toList(),
                decisions::take,
                "shop.decide.taken",
                "shop.held.refused"));
    }

    private void askToWithdraw() {
        new Question(
                        getTranslation("shop.withdraw.title"),
                        getTranslation(
                                "shop.decide.withdraw.question",
                                choice.getValue().size()),
                        getTranslation("shop.withdraw"),
                        () -> reauth.then(() -> answer(
                                chosen().toList(), decisions::withdraw, "shop.decide.withdrawn", "shop.decide.gone")))
                .open();
    }

    /** Returns the selected keys in the order of the list. */
    private Stream<Held> chosen() {
        return choice.getListDataView().getItems().filter(choice.getValue()::contains);
    }

    private static boolean isUsable(Held key) {
        return key.doubt().usable();
    }

    /** Answers key by key, so that a failure doesn't stop the others. Then asks about the rest, or closes. */
    private void answer(List<Held> chosen, Predicate<Held> deed, String done, String failed) {
        failures.removeAll();
        int answered = 0;
        try {
            for (Held key : chosen) {
                if (deed.test(key)) {
                    answered++;
                } else {
                    failures.add(MessagePanel.line(
                            Severity.EXPIRED,
                            getTranslation("shop.decide.failed", key.shop().name(), getTranslation(failed))));
                }
            }
        } finally {
            // After an exception, the keys answered before it must leave the list too.
            show(held.get());
        }
        if (answered > 0) {
            Notification.show(getTranslation(done, answered));
        }
        if (answered == chosen.size() && !question.isVisible()) {
            close();
        }
    }
}
