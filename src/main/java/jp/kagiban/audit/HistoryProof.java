package jp.kagiban.audit;

import static java.util.Comparator.naturalOrder;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import jp.kagiban.audit.Anchor.Kind;
import jp.kagiban.audit.ChainCheck.Walk;
import jp.kagiban.audit.Chains.Head;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;

/**
 * Writes a history that readers can check with only {@code Verify.java} and the portal's public key. The file contains
 * the signed seals, each entry with all hashed fields, and a signature over the end. Each is one line. A field is
 * {@code -} if it is empty, otherwise {@code =} and Base64.
 */
@Component
public class HistoryProof {

    private static final String FORMAT = "kagiban/history/1";
    private static final byte[] SEAL = "kagiban/history-seal/1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "kagiban/history-end/1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROOM = 128;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final ChainCheck chain;
    private final HistorySigner signer;
    private final AuditTrail trail;
    private final TenantScope scope;
    private final Clock clock;

    HistoryProof(ChainCheck chain, HistorySigner signer, AuditTrail trail, TenantScope scope, Clock clock) {
        this.chain = chain;
        this.signer = signer;
        this.trail = trail;
        this.scope = scope;
        this.clock = clock;
    }

    /** Returns the portal's public key as PEM. */
    public String publicKey() {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(signer.publicKey());
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    /**
     * Writes the history of the current tenant up to its current end, and records the export in it. The end is signed
     * only if the portal finds the chain intact. Otherwise somebody who can write to the database could have a forgery
     * signed.
     *
     * @param beforePart runs before each part, and may refuse it
     * @param out stays open
     */
    public void ofCompany(Runnable beforePart, MemberId member, OutputStream out) throws IOException {
        trail.reserve();
        Outcome outcome = Outcome.FAILED;
        AtomicLong written = new AtomicLong();
        try {
            Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
            write(scope.current(), beforePart, lines, written);
            lines.flush();
            outcome = Outcome.DONE;
        } finally {
            trail.recordApart(AuditRecord.of(Action.HISTORY_EXPORTED)
                    .by(Actor.member(member, null))
                    .ended(outcome)
                    .counting(written.get()));
        }
    }

    private void write(TenantId owner, Runnable beforePart, Writer lines, AtomicLong written) throws IOException {
        beforePart.run();
        Walk walk = chain.begin(owner);
        line(lines, FORMAT);
        line(lines, "owner", owner);
        for (Anchor anchor : walk.verifier().genuine()) {
            seal(lines, owner, anchor);
        }
        List<Link> part = walk.first();
        while (!part.isEmpty()
                && part.getFirst().seq() <= walk.verifier().head().seq()) {
            for (Link link : part) {
                if (link.seq() <= walk.verifier().head().seq()) {
                    walk.verifier().step(link);
                    entry(lines, link);
                    written.incrementAndGet();
                }
            }
            lines.flush();
            beforePart.run();
            part = chain.next(owner, part.getLast());
        }
        switch (walk.verifier().end()) {
            case Verdict.Whole _ -> end(lines, owner, walk.verifier());
            case Verdict.Broken broken -> line(lines, "broken", broken.seq(), broken.why());
        }
    }

    private void seal(Writer lines, TenantId owner, Anchor anchor) throws IOException {
        byte[] signed = sealBytes(owner, anchor.kind(), anchor.seq(), anchor.hash(), anchor.at(), anchor.removed());
        line(
                lines,
                "seal",
                anchor.seq(),
                anchor.kind(),
                micros(anchor.at()),
                anchor.removed(),
                hex(anchor.hash()),
                BASE64.encodeToString(signer.sign(signed)));
    }

    private static void entry(Writer lines, Link link) throws IOException {
        lines.write("entry " + link.seq() + " " + micros(link.row().at()));
        for (Optional<byte[]> field : Link.hashedFields(link.row())) {
            lines.write(field.map(bytes -> " =" + BASE64.encodeToString(bytes)).orElse(" -"));
        }
        line(lines, "", hex(link.previous()), hex(link.hash()));
    }

    /**
     * Writes the signed end. Its time is never earlier than a seal's, even if a node with a clock slightly ahead has
     * set the seal.
     */
    private void end(Writer lines, TenantId owner, ChainVerifier verified) throws IOException {
        Head head = verified.head();
        Instant now = Stream.concat(verified.genuine().stream().map(Anchor::at), Stream.of(clock.instant()))
                .max(naturalOrder())
                .orElseThrow()
                .truncatedTo(ChronoUnit.MICROS);
        byte[] signature = signer.sign(endBytes(owner, head.seq(), head.hash(), now));
        line(lines, "end", head.seq(), hex(head.hash()), micros(now), BASE64.encodeToString(signature));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static void line(Writer lines, Object... words) throws IOException {
        for (int i = 0; i < words.length; i++) {
            lines.write((i == 0 ? "" : " ") + words[i]);
        }
        lines.write('\n');
    }

    /** Returns the signed bytes of a seal, which are the same in the checking program. */
    static byte[] sealBytes(TenantId owner, Kind kind, long seq, byte[] hash, Instant at, long removed) {
        return whole(ByteBuffer.allocate(ROOM)
                .put(SEAL)
                .put(Column.of(owner))
                .put((byte) (kind == Kind.CUT ? 1 : 0))
                .putLong(seq)
                .putLong(micros(at))
                .putLong(removed)
                .put(hash));
    }

    /** Returns the signed bytes for the end of a file that was written at this time. */
    private static byte[] endBytes(TenantId owner, long seq, byte[] hash, Instant at) {
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
