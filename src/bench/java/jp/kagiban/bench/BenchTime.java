package jp.kagiban.bench;

import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Puts a clock that can be moved in the place of the portal's. It is named, not found: other portals keep theirs. */
class BenchTime {

    @Bean
    @Primary
    MovedClock movedClock() {
        return new MovedClock();
    }

    /** The scheduler would take its own jobs for dead whenever the time is moved. */
    @Bean
    @Primary
    com.github.kagkarlsson.scheduler.Clock unmovedJobClock() {
        return Instant::now;
    }
}
