package jp.kagiban.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GrowingRestTest {

    private final GrowingRest rest = new GrowingRest(Duration.ofMinutes(1), Duration.ofHours(4));

    @Test
    void itDoublesUpToTheLongest() {
        assertThat(rest.after(0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(rest.after(3)).isEqualTo(Duration.ofMinutes(8));
        assertThat(rest.after(8)).isEqualTo(Duration.ofHours(4));
        assertThat(rest.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(4));
    }
}
