package jp.kagiban.rakuten;

import java.time.Duration;

/**
 * How long RMS is waited for.
 *
 * @param connect until the connection stands
 * @param request until the answer is there, to its last byte
 */
record Patience(Duration connect, Duration request) {

    static final Patience USUAL = new Patience(Duration.ofSeconds(3), Duration.ofSeconds(20));
}
