package jp.kagiban.vault;

import java.time.Duration;

/** Keys and places of keys as the tests need them. */
final class TestKeks {

    private TestKeks() {}

    /** One that keeps nothing. */
    static KeyCache noCache() {
        return new KeyCache(System::nanoTime, Duration.ZERO, Duration.ZERO, 1);
    }
}
