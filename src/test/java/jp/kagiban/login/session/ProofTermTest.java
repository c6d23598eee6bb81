package jp.kagiban.login.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProofTermTest {

    private static final String LOGIN = "member/login";
    private static final Instant SHOWN = Instant.parse("2026-11-25T01:00:00Z");

    private static Instant at(String minutes) {
        String[] parts = minutes.split(":");
        return SHOWN.plusSeconds(Long.parseLong(parts[0]) * 60 + Long.parseLong(parts[1]));
    }

    private static boolean counts(Instant needed, Instant now) {
        return ProofTerm.latest(LOGIN, Stream.of(SHOWN), needed, now)
                .filter(term -> term.counts(now))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        ",      0:00,  true", ",      4:59,  true", ",      5:00,  false", ",      5:01,  false",
        "4:59,  9:58,  true", "4:59,  9:59,  false", "12:00, 16:59, true", "12:00, 17:00, false",
        "25:00, 29:59, true", "25:01, 30:00, false", "29:59, 29:59, true", "29:59, 30:00, false",
        "29:59, 30:01, false", "29:00, 34:00, false"
    })
    void itCountsForFiveMinutesSinceItWasNeededAndThirtyAtMost(String needed, String now, boolean counts) {
        assertThat(counts(needed == null ? null : at(needed), at(now))).isEqualTo(counts);
    }

    /** By more than clocks are put right. */
    @ParameterizedTest
    @CsvSource({"-1, true", "-5, true", "-6, false", "-3600, false"})
    void aClockThatWasSetBackMakesNobodyProven(long seconds, boolean counts) {
        assertThat(counts(null, SHOWN.plusSeconds(seconds))).isEqualTo(counts);
    }

    @Test
    void aUseFromAheadOfAClockThatWasSetBackLengthensNothing() {
        assertThat(counts(at("20:00"), at("4:59"))).isTrue();
        assertThat(counts(at("20:00"), at("5:00"))).isFalse();
    }

    /** Else whoever shows it by another factor would be asked for ever. */
    @Test
    void whoProvesThemselvesAfterTheClockWasSetBackCounts() {
        Instant now = SHOWN.minusSeconds(3600);
        assertThat(ProofTerm.latest(LOGIN, Stream.of(SHOWN, now), null, now)).contains(new ProofTerm(LOGIN, now, now));
    }

    @Test
    void aLaterProofBeginsAnew() {
        Instant again = at("29:00");
        ProofTerm term = ProofTerm.latest(LOGIN, Stream.of(SHOWN, again), at("28:00"), at("58:59"))
                .orElseThrow();
        assertThat(term).isEqualTo(new ProofTerm(LOGIN, again, again));
        assertThat(term.last()).isEqualTo(at("59:00"));
    }

    private static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    /** Somebody who presses at random, and whose presses pass only while the proof counts. */
    @ParameterizedTest
    @MethodSource("seeds")
    void neitherAGapOfFiveMinutesNorTheThirtiethIsEverPassed(long seed) {
        Random presses = new Random(seed);
        Instant needed = null;
        Instant last = SHOWN;
        for (Instant now = SHOWN; now.isBefore(at("45:00")); now = now.plusSeconds(presses.nextLong(400))) {
            boolean rested = Duration.between(last, now).compareTo(Duration.ofMinutes(5)) < 0;
            assertThat(counts(needed, now)).isEqualTo(rested && now.isBefore(at("30:00")));
            if (counts(needed, now)) {
                needed = now;
                last = now;
            }
        }
    }
}
