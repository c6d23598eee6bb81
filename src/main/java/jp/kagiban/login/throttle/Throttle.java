package jp.kagiban.login.throttle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.login.member.Swept;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Token buckets in the database, so that all nodes count alike. Their keys are stored as hashes only. */
@NamedInterface("throttle")
@Service
public class Throttle implements Swept {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final double NANOS = 1e9;

    private final JdbcClient db;
    private final TransactionTemplate apart;
    private final Clock clock;

    Throttle(JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
        this.db = db;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** A limit: the burst, and the time until one more is allowed. */
    public enum Limit {
        /** Looking up whether addresses are taken, for a client. */
        SIGN_UP(30, Duration.ofMinutes(1)),
        /** The same, for a network in which one may have many addresses. */
        SIGN_UP_NETWORK(100, Duration.ofSeconds(10)),
        /** The same, and the mails that come of it, for all together. */
        SIGN_UP_ALL(300, Duration.ofSeconds(1)),
        /** Mails that ask for a proof, for a member. */
        PROOF_MAIL(3, Duration.ofMinutes(10)),
        /** The same, for a mailbox, whatever tags its address bears. */
        PROOF_MAILBOX(5, Duration.ofHours(1)),
        /** Mails with a way to a new password, for an address. */
        RESET_MAIL(3, Duration.ofMinutes(10)),
        /** Asking for them, for a client. */
        RESET_CLIENT(10, Duration.ofMinutes(1)),
        /** The same, for a network in which one may have many addresses. */
        RESET_NETWORK(100, Duration.ofSeconds(10)),
        /** The same for all together. */
        RESET_ALL(300, Duration.ofSeconds(1)),
        /** Mails to an address to which a member wants to move: for the member, and for the address. */
        CHANGE_MAIL(3, Duration.ofHours(1)),
        /** Invitations by mail, for a mailbox, whatever tags its address bears. */
        INVITATION_MAIL(5, Duration.ofHours(1)),
        /** Invitations by mail, for a domain, by all companies together: many share a mail service, and each has its own limit. */
        INVITATION_DOMAIN(2_000, Duration.ofSeconds(3)),
        /** Invitations by mail, for a company. */
        INVITATION_COMPANY(50, Duration.ofMinutes(10)),
        /** Entering the current password, for a member who is logged in. */
        OWN_PASSWORD(10, Duration.ofMinutes(1)),
        /** Changing one's own name, for a member. */
        RENAMING(5, Duration.ofMinutes(10)),
        /** Trying to log in, for a client. */
        LOGIN_CLIENT(30, Duration.ofSeconds(5)),
        /** Trying to log in, for a network in which one may have many addresses. */
        LOGIN_NETWORK(100, Duration.ofSeconds(1)),
        /** Trying to log in from known browsers, for a network. Counted apart, so that strangers use up nothing of it. */
        LOGIN_KNOWN_NETWORK(100, Duration.ofSeconds(1)),
        /** Logging in from known browsers, or proving oneself, by the password of an account; each costs a slow hash. */
        LOGIN_ACCOUNT(20, Duration.ofSeconds(10)),
        /** Trying to log in, for all together; each try costs a slow hash. */
        LOGIN_ALL(300, Duration.ofMillis(100)),
        /** Entries in the history that somebody was made to wait, for a delay: as long as the longest of them. */
        WAIT_NOTED(1, Duration.ofHours(1)),
        /** Entries in the history that somebody was kept from something, for a member or a client, and a reason. */
        REFUSAL_NOTED(30, Duration.ofMinutes(1)),
        /** Reports of breaches of the content policy, for a client. */
        POLICY_REPORT(20, Duration.ofMinutes(1)),
        /** Asking for calendars, for a client; those of large services ask for many members. */
        CALENDAR_CLIENT(120, Duration.ofSeconds(1)),
        /** Asking for one calendar. */
        CALENDAR(20, Duration.ofMinutes(1)),
        /**
         * Pressing a link that stops mails, for a client: a mail service presses it for many of its users. The same for looking
         * at it, which is counted apart.
         */
        UNSUBSCRIBE(60, Duration.ofSeconds(1)),
        /** Trying the mail server out, for an operator. */
        TRIAL_MAIL(5, Duration.ofMinutes(1));

        private final int burst;
        private final Duration each;

        Limit(int burst, Duration each) {
            this.burst = burst;
            this.each = each;
        }
    }

    private record Bucket(double tokens, Instant at) {

        Bucket filled(Limit limit, Instant now) {
            double more = Math.max(0, seconds(Duration.between(at, now))) / seconds(limit.each);
            return new Bucket(Math.min(limit.burst, tokens + more), now);
        }

        Bucket without() {
            return new Bucket(tokens - 1, at);
        }
    }

    /**
     * Takes one token. The count stays even if the caller's transaction is rolled back.
     *
     * @param key for whom it is counted
     * @return empty if there was one; else how long until there is one, at least a second
     */
    public Optional<Duration> take(Limit limit, String key) {
        String hash = Hashes.hex(limit.name() + ':' + key);
        try {
            return takeOnce(limit, hash);
        } catch (DuplicateKeyException madeMeanwhile) {
            return takeOnce(limit, hash);
        }
    }

    /** Gives back a token that shouldn't count after all. */
    public void giveBack(Limit limit, String key) {
        db.sql("UPDATE throttle_bucket SET tokens = LEAST(tokens + 1, ?) WHERE bucket_key = ?")
                .params(limit.burst, Hashes.hex(limit.name() + ':' + key))
                .update();
    }

    private Optional<Duration> takeOnce(Limit limit, String key) {
        return Objects.requireNonNull(apart.execute(_ -> {
            Optional<Bucket> stored = lock(key);
            Bucket full = stored.map(bucket -> bucket.filled(limit, clock.instant()))
                    .orElseGet(() -> new Bucket(limit.burst, clock.instant()));
            boolean enough = full.tokens() >= 1;
            store(key, enough ? full.without() : full, stored.isEmpty());
            return enough ? Optional.<Duration>empty() : Optional.of(untilOne(full, limit));
        }));
    }

    private static Duration untilOne(Bucket bucket, Limit limit) {
        long nanos = (long) ((1 - bucket.tokens()) * seconds(limit.each) * NANOS);
        return Duration.ofSeconds(
                Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds()));
    }

    private Optional<Bucket> lock(String key) {
        return db.sql("SELECT tokens, filled_at FROM throttle_bucket WHERE bucket_key = ? FOR UPDATE")
                .param(key)
                .query(Throttle::bucket)
                .optional();
    }

    private void store(String key, Bucket bucket, boolean first) {
        String sql = first
                ? "INSERT INTO throttle_bucket (tokens, filled_at, bucket_key) VALUES (?, ?, ?)"
                : "UPDATE throttle_bucket SET tokens = ?, filled_at = ? WHERE bucket_key = ?";
        db.sql(sql).params(bucket.tokens(), Column.of(bucket.at()), key).update();
    }

    /** After a day every bucket is full, and a full one need not be stored. */
    @Override
    public void forgetOld() {
        db.sql("DELETE FROM throttle_bucket WHERE filled_at < ?")
                .param(Column.of(clock.instant().minus(KEPT)))
                .update();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }

    private static Bucket bucket(ResultSet row, int number) throws SQLException {
        return new Bucket(row.getDouble("tokens"), Objects.requireNonNull(Column.instant(row, "filled_at")));
    }
}
