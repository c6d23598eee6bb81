package jp.kagiban.journey;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDateTime;

/** The end of a day in Tokyo: a journey that counts days would count them otherwise after it. */
final class Midnight {

    private static final Duration LONGEST_JOURNEY = Duration.ofMinutes(6);

    private Midnight() {}

    /** Returns when none comes for as long as a journey takes, which is at once but for the last minutes of a day. */
    static void awaitNoneSoon() {
        await().atMost(LONGEST_JOURNEY.plusMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(Midnight::isFar);
    }

    private static boolean isFar() {
        LocalDateTime now = Licence.now();
        return now.toLocalDate().equals(now.plus(LONGEST_JOURNEY).toLocalDate());
    }
}
