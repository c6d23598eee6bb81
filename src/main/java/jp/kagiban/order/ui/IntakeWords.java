package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.key.KeyBadge;
import jp.kagiban.order.IntakeStatus;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Kebab;

/** Writes the status of an intake in words. */
final class IntakeWords {

    private final Component page;

    IntakeWords(Component page) {
        this.page = page;
    }

    KeyBadge badge(IntakeStatus intake, Instant now) {
        IntakeStatus.State state = intake.state(now);
        return new KeyBadge(state.severity(), word(state));
    }

    /** Returns one word, for a badge. */
    String word(IntakeStatus.State state) {
        return page.getTranslation("order.intake.word." + Kebab.of(state));
    }

    /** Returns a sentence with the state and the next action. */
    String sentence(IntakeStatus intake, Instant now) {
        IntakeStatus.State state = intake.state(now);
        String key = "order.intake.state." + Kebab.of(cause(intake, now));
        return state == IntakeStatus.State.LATE
                ? page.getTranslation(
                        key, TimeText.timeOrMinute(Objects.requireNonNullElse(intake.lastAnswerAt(), now), now))
                : page.getTranslation(key);
    }

    /** Returns the reason of a pause or of a delay; otherwise the state. */
    static Enum<?> cause(IntakeStatus intake, Instant now) {
        IntakeStatus.State state = intake.state(now);
        return switch (state) {
            case PAUSED -> Objects.requireNonNull(intake.pause());
            case LATE -> intake.lastAnswer() == null ? state : intake.lastAnswer();
            default -> state;
        };
    }

    /** Returns a sentence with the state alone. The shop's page names the next action. */
    String shortSentence(IntakeStatus intake, Instant now) {
        return intake.pause() == null
                ? sentence(intake, now)
                : page.getTranslation("order.intake.short." + Kebab.of(intake.pause()));
    }

    /** Returns when orders were last fetched. During a pause, returns the exact time, even if it was a moment ago. */
    String last(IntakeStatus intake, Instant now) {
        if (intake.lastSuccess() == null) {
            return page.getTranslation("order.intake.never");
        }
        return intake.pause() == null ? ago(intake.lastSuccess(), now) : TimeText.minute(intake.lastSuccess());
    }

    /** Returns which orders may be missing while the intake pauses or fails. */
    String behind(IntakeStatus intake) {
        IntakeStatus.FirstImport first = intake.firstImport();
        String until = TimeText.minute(intake.knownUntil());
        if (first == null) {
            return page.getTranslation("order.intake.behind-since", until);
        }
        return first.fetched() == 0
                ? page.getTranslation("order.intake.nothing")
                : page.getTranslation("order.intake.behind-both", until, TimeText.minute(first.reached()));
    }

    String firstImport(IntakeStatus.FirstImport first) {
        if (first.expected() == 0) {
            return page.getTranslation("order.intake.first-begins", TimeText.date(Jst.day(first.floor())));
        }
        return page.getTranslation(
                "order.intake.first",
                TimeText.date(Jst.day(first.reached())),
                String.format(Locale.ROOT, "%,d", first.fetched()),
                String.format(Locale.ROOT, "%,d", first.expected()));
    }

    /** Returns {@code 3分前}, or the time of day after an hour. */
    String ago(Instant then, Instant now) {
        long minutes = Duration.between(then, now).toMinutes();
        if (minutes < 1) {
            return page.getTranslation("order.intake.now");
        }
        return minutes < 60 ? page.getTranslation("order.intake.ago", String.valueOf(minutes)) : TimeText.minute(then);
    }
}
