package jp.kagiban.login.passkey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord.ImmutableCredentialRecordBuilder;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/**
 * Stores the passkeys of members, in the form that Spring Security needs. A member's handle is the sixteen bytes of
 * their id.
 */
@Component
class PasskeyRows implements UserCredentialRepository, SecondFactor.Kind {

    private static final String SELECT =
            "SELECT credential_id, member_id, label, public_key, signature_count, verified,"
                    + " transports, backup_eligible, backed_up, added_at, last_used_at";

    private final JdbcClient db;
    private final Clock clock;

    PasskeyRows(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    static Bytes handle(MemberId member) {
        return new Bytes(Column.of(member));
    }

    static Optional<MemberId> member(Bytes handle) {
        return handle.getBytes().length == 16
                ? Optional.of(new MemberId(Column.uuid(handle.getBytes())))
                : Optional.empty();
    }

    @Override
    public boolean isSetUpBy(MemberId member) {
        return count(member) > 0;
    }

    int count(MemberId member) {
        return db.sql("SELECT COUNT(*) FROM passkey WHERE member_id = ?")
                .param(Column.of(member))
                .query(Integer.class)
                .single();
    }

    /** Removes a passkey of this member. @return false if the member has no such passkey */
    boolean remove(MemberId member, String id) {
        return db.sql("DELETE FROM passkey WHERE credential_id = ? AND member_id = ?")
                        .params(HexFormat.of().parseHex(id), Column.of(member))
                        .update()
                > 0;
    }

    /** Removes the passkeys, because somebody else may have added them before the address was proven. */
    @EventListener
    void addressProven(AddressProven proven) {
        if (!proven.bySelf()) {
            db.sql("DELETE FROM passkey WHERE member_id = ?")
                    .param(Column.of(proven.member()))
                    .update();
        }
    }

    @Override
    public void delete(Bytes credentialId) {
        db.sql("DELETE FROM passkey WHERE credential_id = ?")
                .param(credentialId.getBytes())
                .update();
    }

    /**
     * Stores a use of a passkey. Unlike {@link #add}, it adds no row, so a passkey that was removed meanwhile stays
     * removed.
     */
    @Override
    public void save(CredentialRecord record) {
        db.sql("UPDATE passkey SET signature_count = ?, verified = ?, backed_up = ?, last_used_at = ?"
                        + " WHERE credential_id = ?")
                .params(
                        record.getSignatureCount(),
                        record.isUvInitialized(),
                        record.isBackupState(),
                        Column.of(clock.instant()),
                        record.getCredentialId().getBytes())
                .update();
    }

    void add(CredentialRecord record) {
        db.sql(
                        "INSERT INTO passkey (credential_id, member_id, label, public_key, signature_count, verified, transports,"
                                + " backup_eligible, backed_up, attestation, client_data, added_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        record.getCredentialId().getBytes(),
                        record.getUserEntityUserId().getBytes(),
                        record.getLabel(),
                        record.getPublicKey().getBytes(),
                        record.getSignatureCount(),
                        record.isUvInitialized(),
                        transports(record),
                        record.isBackupEligible(),
                        record.isBackupState(),
                        Objects.requireNonNull(record.getAttestationObject()).getBytes(),
                        Objects.requireNonNull(record.getAttestationClientDataJSON())
                                .getBytes(),
                        Column.of(clock.instant()))
                .update();
    }

    private static String transports(CredentialRecord record) {
        return record.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .sorted()
                .collect(Collectors.joining(","));
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return db.sql(SELECT + ", attestation, client_data FROM passkey WHERE credential_id = ?")
                .param(credentialId.getBytes())
                .query((row, _) -> record(row)
                        .attestationObject(new Bytes(row.getBytes("attestation")))
                        .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                        .build())
                .optional()
                .orElse(null);
    }

    /** Returns the passkeys without the browser's answers, which are long and needed only to check a passkey. */
    @Override
    public List<CredentialRecord> findByUserId(Bytes userId) {
        return db.sql(SELECT + " FROM passkey WHERE member_id = ? ORDER BY added_at")
                .param(userId.getBytes())
                .query((row, _) -> (CredentialRecord) record(row).build())
                .list();
    }

    private static ImmutableCredentialRecordBuilder record(ResultSet row) throws SQLException {
        Instant added = Objects.requireNonNull(Column.instant(row, "added_at"));
        @Nullable Instant used = Column.instant(row, "last_used_at");
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(new Bytes(row.getBytes("member_id")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("verified"))
                .transports(Arrays.stream(row.getString("transports").split(","))
                        .filter(name -> !name.isEmpty())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .created(added)
                .lastUsed(used == null ? added : used)
                .label(row.getString("label"));
    }
}
