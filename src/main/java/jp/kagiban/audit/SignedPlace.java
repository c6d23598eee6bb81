package jp.kagiban.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jp.kagiban.audit.Anchor.Kind;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;

/** The signed bytes of a history, the same as in the checking program. */
final class SignedPlace {

    private static final byte[] SEAL = "kagiban/history-seal/1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "kagiban/history-end/1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROOM = 128;

    private SignedPlace() {}

    static byte[] seal(TenantId owner, Kind kind, long seq, byte[] hash, Instant at, long removed) {
        return whole(ByteBuffer.allocate(ROOM)
                .put(SEAL)
                .put(Column.of(owner))
                .put((byte) (kind == Kind.CUT ? 1 : 0))
                .putLong(seq)
                .putLong(micros(at))
                .putLong(removed)
                .put(hash));
    }

    /** The bytes for the end of a file that was written at this time. */
    static byte[] end(TenantId owner, long seq, byte[] hash, Instant at) {
        return whole(ByteBuffer.allocate(ROOM)
                .put(END)
                .put(Column.of(owner))
                .putLong(seq)
                .putLong(micros(at))
                .put(hash));
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static byte[] whole(ByteBuffer bytes) {
        byte[] whole = new byte[bytes.flip().remaining()];
        bytes.get(whole);
        return whole;
    }
}
