package jp.kagiban.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A signed record that a chain's entry at a place had this hash.
 *
 * @param removed how many entries up to and including this place were cut off
 */
@SuppressWarnings("ArrayRecordComponent") // compared by hand
record Anchor(long seq, Kind kind, byte[] hash, Instant at, long removed, byte[] mac) {

    enum Kind {
        /** Nothing was cut off. Nobody can rewrite the chain up to this place unnoticed. */
        SEAL,
        /** All entries up to here were cut off because they were too old. */
        CUT
    }

    private static final String FORMAT = "kagiban/audit-anchor/1";

    /** The bytes under the MAC, without the owner: all fields in fixed width. */
    static byte[] message(long seq, Kind kind, byte[] hash, Instant at, long removed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(FORMAT.getBytes(StandardCharsets.US_ASCII));
            out.writeByte(kind == Kind.CUT ? 1 : 0);
            out.writeLong(seq);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            out.writeLong(removed);
            out.write(hash);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    byte[] message() {
        return message(seq, kind, hash, at, removed);
    }
}
