package jp.kagiban.sandbox.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.sandbox.SandboxKey.KeyOrder;
import jp.kagiban.sandbox.SandboxKey.WhenPast;
import jp.kagiban.shared.Jst;

/** Asks when a new key expires, and how long it takes until RMS knows the key. */
class IssueForm extends Composite<FormLayout> implements HasSize {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu/M/d H:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private final Clock clock;
    private final Select<Term> term = new Select<>();
    private final TextField exact = new TextField();
    private final Select<Duration> wait = new Select<>();

    IssueForm(Clock clock) {
        this.clock = clock;
        term.setLabel(getTranslation("sandbox.term"));
        term.setItems(Term.values());
        term.setItemLabelGenerator(item -> getTranslation("sandbox.term." + item.name()));
        term.addValueChangeListener(change -> {
            FieldError.clear(exact);
            exact.setVisible(change.getValue() == Term.EXACT);
        });
        term.setValue(Term.DAYS_90);
        exact.setLabel(getTranslation("sandbox.exact"));
        exact.setHelperText(getTranslation("sandbox.exact.help"));
        exact.setVisible(false);
        wait.setLabel(getTranslation("sandbox.wait"));
        wait.setItems(Duration.ZERO, Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(30));
        wait.setItemLabelGenerator(item -> item.isZero()
                ? getTranslation("sandbox.wait.none")
                : getTranslation("sandbox.wait.minutes", item.toMinutes()));
        wait.setValue(Duration.ZERO);
        getContent().add(term, exact, wait);
    }

    /**
     * Returns what the new key should be like. If the exact time is unreadable, shows that at its field and returns
     * empty.
     */
    Optional<KeyOrder> order() {
        FieldError.clear(exact);
        Optional<Instant> end = term.getValue() == Term.EXACT
                ? exactEnd()
                : Optional.of(term.getValue().endFrom(clock.instant()));
        return end.map(instant ->
                new KeyOrder(instant, wait.getValue(), null, term.getValue().whenPast()));
    }

    private Optional<Instant> exactEnd() {
        try {
            String typed = exact.getValue().strip().replace('-', '/').replace('T', ' ');
            return Optional.of(Jst.instant(LocalDateTime.parse(typed, SECOND)));
        } catch (DateTimeException unreadable) {
            FieldError.say(exact, getTranslation("sandbox.exact.wrong"));
            exact.focus();
            return Optional.empty();
        }
    }

    /** The offered expiry times of a key. A key for days expires at the end of a Tokyo day, as in RMS. */
    enum Term {
        DAYS_90(90),
        DAYS_30(30),
        DAYS_22(22),
        DAYS_7(7),
        DAYS_1(1),
        DAYS_0(0),
        MINUTE(0),
        PAST_DATED(-1),
        PAST_REJECTED(-1),
        EXACT(0);

        private static final int SECONDS_OF_MINUTE = 50;

        private final int days;

        Term(int days) {
            this.days = days;
        }

        /** Returns the expiry time. {@link #EXACT} has its own field instead. */
        Instant endFrom(Instant now) {
            if (this == MINUTE) {
                return now.plusSeconds(SECONDS_OF_MINUTE);
            }
            LocalDate last = Jst.day(now).plusDays(days);
            return Jst.instant(last.atTime(LocalTime.of(23, 59, 59)));
        }

        WhenPast whenPast() {
            return this == PAST_DATED ? WhenPast.ANSWER_DATE : WhenPast.REJECT;
        }
    }
}
