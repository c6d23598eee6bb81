package jp.kagiban.vault.envelope;

import java.security.SecureRandom;

/** A generator that is stuck: it gives the same bytes for ever. */
public final class FixedRandom extends SecureRandom {

    private final byte[] stuckAt;

    public FixedRandom(byte... stuckAt) {
        this.stuckAt = stuckAt.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = stuckAt[i % stuckAt.length];
        }
    }
}
