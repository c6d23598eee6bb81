package jp.kagiban.mall;

import java.time.Duration;

/**
 * The time that a mall needs to accept a new key.
 *
 * @param usuallyAccepted the usual time; until then, the key is tried often
 * @param givenUp the time after which a refused key is given up
 */
public record Acceptance(Duration usuallyAccepted, Duration givenUp) {}
