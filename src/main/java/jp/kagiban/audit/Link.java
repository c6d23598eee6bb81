package jp.kagiban.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * An entry at its place in a chain. Its hash covers the owner, the place, all fields and the previous hash. Each field
 * is preceded by its length (−1 for an empty one), so different entries never give the same bytes.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by hand
record Link(long seq, Row row, byte[] previous, byte[] hash) {

    /** The fields of an entry as they are stored and hashed, without its place in the chain. */
    record Row(
            Instant at,
            String actorKind,
            @Nullable UUID actorId,
            @Nullable String address,
            String action,
            @Nullable String subjectKind,
            @Nullable UUID subjectId,
            @Nullable String subjectLabel,
            String result,
            String details,
            @Nullable Long amount) {

        static Row of(AuditRecord entry, Actor actor, Instant at) {
            MemberId id = actor.id();
            Subject subject = entry.subject();
            return new Row(
                    at,
                    actor.kind().name(),
                    id == null ? null : id.id(),
                    Wording.plainOrNull(actor.address(), Wording.ADDRESS),
                    entry.action().name(),
                    subject == null ? null : subject.kind().name(),
                    subject == null ? null : subject.id(),
                    subject == null ? null : Wording.plainOrNull(subject.label(), Wording.LABEL),
                    entry.outcome().name(),
                    Wording.joined(entry.details()),
                    entry.amount());
        }

        Entry entry(long seq) {
            Subject subject = subjectKind == null || subjectId == null
                    ? null
                    : new Subject(Subject.Kind.valueOf(subjectKind), subjectId, subjectLabel);
            return new Entry(
                    seq,
                    at,
                    new Actor(Actor.Kind.valueOf(actorKind), actorId == null ? null : new MemberId(actorId), address),
                    action,
                    subject,
                    Outcome.valueOf(result),
                    Wording.details(details),
                    amount);
        }
    }

    static final int HASH_LENGTH = 32;
    private static final byte[] FORMAT = "kagiban/audit/1".getBytes(StandardCharsets.US_ASCII);

    /** Returns the previous hash of the first entry: 32 zeros. */
    static byte[] beginning() {
        return new byte[HASH_LENGTH];
    }

    static Link after(TenantId owner, long seq, Row row, byte[] previous) {
        return new Link(seq, row, previous, hash(owner, seq, row, previous));
    }

    /** Returns whether the hash is valid for this place. */
    boolean isIntact(TenantId owner, long place) {
        return MessageDigest.isEqual(hash, hash(owner, place, row, previous));
    }

    boolean follows(byte[] before) {
        return MessageDigest.isEqual(previous, before);
    }

    private static byte[] hash(TenantId owner, long seq, Row row, byte[] previous) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            put(out, FORMAT);
            put(out, Column.of(owner));
            put(out, number(seq));
            put(out, number(ChronoUnit.MICROS.between(Instant.EPOCH, row.at())));
            for (Optional<byte[]> field : hashedFields(row)) {
                put(out, field.orElse(null));
            }
            put(out, previous);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Hashes.sha256(bytes.toByteArray());
    }

    /** Returns the hashed fields except the time. */
    static List<Optional<byte[]>> hashedFields(Row row) {
        return List.of(
                text(row.actorKind()),
                id(row.actorId()),
                text(row.address()),
                text(row.action()),
                text(row.subjectKind()),
                id(row.subjectId()),
                text(row.subjectLabel()),
                text(row.result()),
                text(row.details()),
                Optional.ofNullable(row.amount()).map(Link::number));
    }

    private static Optional<byte[]> text(@Nullable String text) {
        return Optional.ofNullable(text).map(value -> value.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> id(@Nullable UUID id) {
        return Optional.ofNullable(id).map(Column::of);
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static void put(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        if (bytes == null) {
            out.writeInt(-1);
            return;
        }
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
