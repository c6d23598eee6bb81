package jp.kagiban.shop.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.kagiban.shop.watch.CheckDays.Counts;
import jp.kagiban.shop.watch.CheckDays.Result;
import org.junit.jupiter.api.Test;

class CheckDaysTest {

    /** 23:30 in Tokyo. */
    private static final Instant EVENING = Instant.parse("2026-12-01T14:30:00Z");

    private static final LocalDate DAY = LocalDate.parse("2026-12-01");

    private static CheckDays none() {
        return CheckDays.ofStored(null);
    }

    private static CheckDays readAgain(CheckDays days) {
        return CheckDays.ofStored(days.stored());
    }

    @Test
    void checksOfADayInTokyoAreCountedByResult() {
        CheckDays days = none().with(Result.FINE, EVENING)
                .with(Result.FAILED, EVENING)
                .with(Result.REFUSED, EVENING)
                .with(Result.FINE, EVENING.plus(Duration.ofHours(1)));
        assertThat(readAgain(days)).isEqualTo(days);
        assertThat(days.on(DAY)).isEqualTo(new Counts(1, 1, 1));
        assertThat(days.on(DAY.plusDays(1))).isEqualTo(new Counts(1, 0, 0));
    }

    @Test
    void otherDaysCanBePutBeforeToday() {
        CheckDays days = none().with(Result.FINE, EVENING).after(List.of(Counts.NONE, new Counts(1, 2, 0)), DAY);
        assertThat(readAgain(days)).isEqualTo(days);
        assertThat(days.counts()).containsExactly(new Counts(1, 0, 0), Counts.NONE, new Counts(1, 2, 0));
    }

    @Test
    void aDayWithoutChecksIsEmpty() {
        CheckDays days = none().with(Result.FINE, EVENING).with(Result.FINE, EVENING.plus(Duration.ofDays(2)));
        assertThat(readAgain(days).on(DAY.plusDays(1))).isEqualTo(Counts.NONE);
        assertThat(readAgain(days).on(DAY)).isEqualTo(new Counts(1, 0, 0));
        assertThat(none().on(DAY)).isEqualTo(Counts.NONE);
    }

    @Test
    void daysOlderThanThirtyAreForgotten() {
        CheckDays days = none();
        for (int day = 0; day <= CheckDays.DAYS; day++) {
            days = days.with(Result.FINE, EVENING.plus(Duration.ofDays(day)));
        }
        assertThat(days.on(DAY)).isEqualTo(Counts.NONE);
        assertThat(days.on(DAY.plusDays(1)).fine()).isOne();
        assertThat(days.with(Result.FINE, EVENING.plus(Duration.ofDays(400))).counts())
                .hasSize(CheckDays.DAYS);
    }

    @Test
    void aClockSetBackCountsForTheLatestDay() {
        CheckDays days = none().with(Result.FINE, EVENING).with(Result.FINE, EVENING.minus(Duration.ofDays(3)));
        assertThat(days.on(DAY).fine()).isEqualTo(2);
    }

    @Test
    void theLongestTextFitsIntoItsColumn() {
        CheckDays days = none();
        for (int day = 0; day < CheckDays.DAYS; day++) {
            for (Result result : Result.values()) {
                for (int check = 0; check < 1_100; check++) {
                    days = days.with(result, EVENING.plus(Duration.ofDays(day)));
                }
            }
        }
        assertThat(days.on(DAY)).isEqualTo(new Counts(999, 999, 999));
        assertThat(days.stored()).hasSizeLessThanOrEqualTo(400);
    }
}
