package jp.kagiban.sandbox.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import jp.kagiban.sandbox.SandboxKey.WhenPast;
import jp.kagiban.shared.Jst;

/** The ends of a key that are offered. A key of days ends with a day in Tokyo, as in RMS. */
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

    /** The end, for all but {@link #EXACT}, which has its own field. */
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
