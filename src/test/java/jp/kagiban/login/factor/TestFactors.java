package jp.kagiban.login.factor;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives members an app for codes, and reads its codes. */
@TestComponent
public class TestFactors {

    private final CodeApps apps;
    private final RecoveryCodes recovery;
    private final TransactionTemplate transaction;
    private final JdbcClient db;
    private final Clock clock;
    private final Map<MemberId, byte[]> seeds = new ConcurrentHashMap<>();

    TestFactors(CodeApps apps, RecoveryCodes recovery, TransactionTemplate transaction, JdbcClient db, Clock clock) {
        this.db = db;
        this.apps = apps;
        this.recovery = recovery;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return the recovery codes */
    public List<String> setUp(MemberId member) {
        Enrolment enrolment = new Enrolment("hanako@example.jp");
        seeds.put(member, enrolment.seed().toBytes());
        return Objects.requireNonNull(transaction.execute(_ -> {
            apps.replace(member, enrolment, 0);
            return recovery.renew(member);
        }));
    }

    /** A passkey that nobody has; it is there all the same. */
    public void addPasskey(MemberId member) {
        addPasskey(member, "desk");
    }

    /** The same with this name. */
    public void addPasskey(MemberId member, String name) {
        byte[] key = {1};
        db.sql(
                        "INSERT INTO passkey (credential_id, member_id, label, public_key, signature_count, verified, transports,"
                                + " backup_eligible, backed_up, attestation, client_data, added_at)"
                                + " VALUES (?, ?, ?, ?, 0, TRUE, '', FALSE, FALSE, ?, ?, ?)")
                .params(Column.of(UUID.randomUUID()), Column.of(member), name, key, key, key)
                .param(Column.of(clock.instant()))
                .update();
    }

    /** What the member's app shows now. */
    public String code(MemberId member) {
        return Totp.code(Objects.requireNonNull(seeds.get(member)), Totp.step(clock.instant()));
    }

    /** What an app shows that was given this text. */
    public static String codeOf(String base32, java.time.Instant now) {
        byte[] seed = org.bouncycastle.util.encoders.Base32.decode(base32.replace(" ", ""));
        return Totp.code(seed, Totp.step(now));
    }
}
