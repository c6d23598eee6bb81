package jp.kagiban.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A reader who has taken the first part of a file in when something happens. */
public final class ReadSlowly extends ByteArrayOutputStream {

    private final Runnable happens;
    private boolean happened;

    public ReadSlowly(Runnable happens) {
        this.happens = happens;
    }

    @Override
    public void flush() {
        if (!happened) {
            happened = true;
            happens.run();
        }
    }

    /** How many lines they have, that of the headers among them. */
    public long lines() {
        return toString(StandardCharsets.UTF_8).lines().count();
    }
}
