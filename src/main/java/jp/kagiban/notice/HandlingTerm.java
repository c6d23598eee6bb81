package jp.kagiban.notice;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.kagiban.notice.Notice.Stage;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.key.Expiry;

/** The time for which a member will handle a notice: whole days in Tokyo, including today. */
public enum HandlingTerm {
    TODAY(1),
    THREE_DAYS(3),
    WEEK(7);

    private final int days;

    HandlingTerm(int days) {
        this.days = days;
    }

    /** Returns the default term, which leaves time for the task but not enough to forget it. */
    static HandlingTerm proposed(List<HandlingTerm> offered) {
        return offered.contains(THREE_DAYS) ? THREE_DAYS : offered.getLast();
    }

    /** Returns the terms that end at different times for this notice, the shortest first. */
    static List<HandlingTerm> offered(Notice notice, Instant now) {
        return Arrays.stream(values())
                .filter(term -> Arrays.stream(values())
                        .filter(shorter -> shorter.days < term.days)
                        .allMatch(shorter -> shorter.until(notice, now).isBefore(term.until(notice, now))))
                .toList();
    }

    /** Returns the first instant after the term. No term outlasts the key that the notice is about. */
    Instant until(Notice notice, Instant now) {
        Instant full = Jst.startOf(Jst.day(now).plusDays(days));
        return keyEnds(notice, now).filter(full::isAfter).orElse(full);
    }

    /** Returns whether the term is cut short by the end of the key. */
    boolean cut(Notice notice, Instant now) {
        return until(notice, now).isBefore(Jst.startOf(Jst.day(now).plusDays(days)));
    }

    private static Optional<Instant> keyEnds(Notice notice, Instant now) {
        return notice.text() instanceof Stage stage
                ? Optional.of(new Expiry(stage.expiresAt()).passesAt()).filter(now::isBefore)
                : Optional.empty();
    }
}
