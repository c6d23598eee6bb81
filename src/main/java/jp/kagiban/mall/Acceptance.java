package jp.kagiban.mall;

import java.time.Duration;

/**
 * How long it takes a mall to accept a new key.
 *
 * @param usuallyAccepted within this; until then it is tried often
 * @param givenUp a key refused for so long is given up
 */
public record Acceptance(Duration usuallyAccepted, Duration givenUp) {}
