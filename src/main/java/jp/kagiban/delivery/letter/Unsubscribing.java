package jp.kagiban.delivery.letter;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Team.MemberLeft;
import jp.kagiban.tenancy.TenantDeleted;
import jp.kagiban.vault.derived.LinkSecrets;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;

/**
 * Manages the links that stop one sort of a member's mails of one company. A link needs no login and allows nothing
 * else. Each mail contains the link, and the database contains only a hash of its token. Random tokens would need a row
 * for each mail. The token is derived instead, from a key of the vault and the random seed in the member's row. The
 * database alone doesn't reveal the token. A link stops working when the member leaves the company.
 */
@NamedInterface("letter")
@Service
public class Unsubscribing {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int SEED_BYTES = 32;

    private final JdbcClient db;
    private final TenantScope scope;
    private final LinkSecrets secrets;
    private final Memberships memberships;
    private final MailChoices choices;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Unsubscribing(
            JdbcClient db,
            TenantScope scope,
            LinkSecrets secrets,
            Memberships memberships,
            MailChoices choices,
            Clock clock) {
        this.db = db;
        this.scope = scope;
        this.secrets = secrets;
        this.memberships = memberships;
        this.choices = choices;
        this.clock = clock;
    }

    /** The member whose mails a link stops. */
    private record Reader(MailSort sort, TenantId tenant, MemberId member) {}

    /**
     * The mails that a link stops.
     *
     * @param company the sender; empty if strangers may not see its name
     * @param wanted false once the mails are stopped, by this link or by the member's own choice
     * @param weekly whether the link stops the weekly summaries, and not the notices
     */
    public record Mails(Optional<String> company, boolean wanted, boolean weekly) {}

    /**
     * Returns the member's token for the current tenant: 43 characters that fit into an address. Must be called outside
     * a transaction.
     */
    String token(MailSort sort, MemberId member) {
        return seed(sort, member).map(this::derive).orElseGet(() -> createToken(sort, member));
    }

    /** Stores a seed and returns its token. If another node stores a seed first, both nodes use that one. */
    private String createToken(MailSort sort, MemberId member) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        String token = derive(seed);
        try {
            db.sql("INSERT INTO " + sort.links() + " (tenant_id, member_id, seed, token_hash, made_at, version)"
                            + " VALUES (?, ?, ?, ?, ?, 1)")
                    .params(
                            Column.of(scope.current()),
                            Column.of(member),
                            seed,
                            Hashes.hex(token),
                            Column.of(clock.instant()))
                    .update();
            return token;
        } catch (DuplicateKeyException madeMeanwhile) {
            return seed(sort, member).map(this::derive).orElseThrow();
        }
    }

    private String derive(byte[] seed) {
        return secrets.derive(scope.current(), seed);
    }

    private Optional<byte[]> seed(MailSort sort, MemberId member) {
        return db.sql("SELECT seed FROM " + sort.links() + " WHERE tenant_id = ? AND member_id = ?")
                .params(Column.of(scope.current()), Column.of(member))
                .query((row, _) -> row.getBytes("seed"))
                .optional();
    }

    /** Returns the mails of a link; empty if it doesn't work. Changes nothing. */
    public Optional<Mails> look(String token) {
        return reader(token).map(found -> scope.in(found.tenant(), () -> mails(found)));
    }

    /**
     * Stops the mails of a link. Idempotent.
     *
     * @return the mails of the link; empty if it doesn't work
     */
    public Optional<Mails> stop(String token) {
        return reader(token)
                .map(found -> scope.in(found.tenant(), () -> {
                    choices.stop(found.sort(), found.member());
                    return mails(found);
                }));
    }

    private Mails mails(Reader reader) {
        return new Mails(
                memberships.companyNameForStrangers(),
                choices.wanted(reader.sort(), reader.member()),
                reader.sort() == MailSort.WEEKLY);
    }

    private Optional<Reader> reader(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return Stream.of(MailSort.values())
                .flatMap(sort -> reader(sort, token).stream())
                .findFirst()
                .filter(reader ->
                        memberships.role(reader.tenant(), reader.member()).isPresent());
    }

    private Optional<Reader> reader(MailSort sort, String token) {
        return scope.outside(
                CrossTenantReason.MAILS_STOPPED_BY_A_LINK,
                () -> db.sql("SELECT tenant_id, member_id FROM " + sort.links() + " WHERE token_hash = ?")
                        .param(Hashes.hex(token))
                        .query((row, _) ->
                                new Reader(sort, Column.tenant(row, "tenant_id"), Column.member(row, "member_id")))
                        .optional());
    }

    @EventListener
    void on(MemberLeft left) {
        for (MailSort sort : MailSort.values()) {
            db.sql("DELETE FROM " + sort.links() + " WHERE tenant_id = ? AND member_id = ?")
                    .params(Column.of(left.tenant()), Column.of(left.member()))
                    .update();
        }
    }

    @EventListener
    void on(TenantDeleted deleted) {
        for (MailSort sort : MailSort.values()) {
            db.sql("DELETE FROM " + sort.links() + " WHERE tenant_id = ?")
                    .param(Column.of(deleted.tenant()))
                    .update();
        }
    }
}
