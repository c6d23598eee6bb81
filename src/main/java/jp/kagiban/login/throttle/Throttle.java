package jp.kagiban.login.throttle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kagiban.audit.TooManyEntries;
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

/**
 * Limits rates with token buckets. These are in the database, so that all nodes count alike. Their keys are stored only as
 * hashes.
 */
@NamedInterface("throttle")
@Service
public class Throttle implements Swept {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final double NANOS = 1e9;

    private final JdbcClient db;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    Throttle(JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
        this.db = db;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** A limit: the burst, and the time after which one more is allowed. */
    public enum Limit {
        /** Sign-ups, which reveal whether an address has an account, for a client. */
        SIGN_UP(30, Duration.ofMinutes(1)),
        /** Such sign-ups, for a network. */
        SIGN_UP_NETWORK(100, Duration.ofSeconds(10)),
        /** Companies opened, for a network. Slow, because each company may add thousands of entries to its history. */
        OPENED_NETWORK(30, Duration.ofMinutes(10)),
        /** Sign-ups, and the mails that they cause, for all clients together. */
        SIGN_UP_ALL(300, Duration.ofSeconds(1)),
        /** Mails with a link that proves an address, for a member. */
        PROOF_MAIL(3, Duration.ofMinutes(10)),
        /** Mails with such a link, for a mailbox, whatever tags its address has. */
        PROOF_MAILBOX(5, Duration.ofHours(1)),
        /** Mails with a link for a new password, for an address. */
        RESET_MAIL(3, Duration.ofMinutes(10)),
        /** Requests for such mails, for a client. */
        RESET_CLIENT(10, Duration.ofMinutes(1)),
        /** Requests for such mails, for a network, in which one client may have many addresses. */
        RESET_NETWORK(100, Duration.ofSeconds(10)),
        /** Requests for such mails, for all clients together. */
        RESET_ALL(300, Duration.ofSeconds(1)),
        /** Mails to a member's intended new address: for the member, and for the mailbox. */
        CHANGE_MAIL(3, Duration.ofHours(1)),
        /** Invitations by mail, for a mailbox, whatever tags its address has. */
        INVITATION_MAIL(5, Duration.ofHours(1)),
        /**
         * Invitations by mail from all companies, for a domain. It is high, because many companies share a mail
         * service, and each has its own limit.
         */
        INVITATION_DOMAIN(2_000, Duration.ofSeconds(3)),
        /** Invitations by mail, for a company. */
        INVITATION_COMPANY(50, Duration.ofMinutes(10)),
        /** Entering the current password, for a member who is logged in. */
        OWN_PASSWORD(10, Duration.ofMinutes(1)),
        /** Changing one's own name, for a member. */
        RENAMING(5, Duration.ofMinutes(10)),
        /** Changes of a member's factors, each of which causes a mail and entries in histories. */
        FACTOR_CHANGE(30, Duration.ofMinutes(1)),
        /** New push browsers and chats, for a company. Each gets all notices, so each may add hundreds of rows. */
        RECEIVER_ADDED(50, Duration.ofMinutes(10)),
        /** Entries in the history about a new language, for a member. */
        LANGUAGE_NOTED(10, Duration.ofMinutes(1)),
        /** Trying to log in, for a client. */
        LOGIN_CLIENT(30, Duration.ofSeconds(5)),
        /** Trying to log in, for a network, in which one client may have many addresses. */
        LOGIN_NETWORK(100, Duration.ofSeconds(1)),
        /** Trying to log in from known browsers, for a network. Counted separately, so that strangers can't use it up. */
        LOGIN_KNOWN_NETWORK(100, Duration.ofSeconds(1)),
        /**
         * Checks of an account's password from known browsers, or as a proof within a login. Each costs a slow hash.
         * Passkeys of a known browser or of a member have the same limit, counted apart.
         */
        LOGIN_ACCOUNT(20, Duration.ofSeconds(10)),
        /** Trying to log in, for all clients together. Each try costs a slow hash. */
        LOGIN_ALL(300, Duration.ofMillis(100)),
        /** Entries in the history that somebody had to wait, for a delay. An hour, because no delay is longer. */
        WAIT_NOTED(1, Duration.ofHours(1)),
        /** Entries about refused access, for a history, a reason, and a member or client. */
        REFUSAL_NOTED(30, Duration.ofMinutes(1)),
        /** Entries in the history about tries by nobody known, for a network. */
        STRANGER_NOTED_NETWORK(60, Duration.ofMinutes(1)),
        /** The same for all together. */
        STRANGER_NOTED_ALL(300, Duration.ofSeconds(10)),
        /** Requests for one calendar. */
        CALENDAR(20, Duration.ofMinutes(1)),
        /** Test mails, for an operator. */
        TRIAL_MAIL(5, Duration.ofMinutes(1));

        private final int burst;
        private final Duration period;

        Limit(int burst, Duration period) {
            this.burst = burst;
            this.period = period;
        }

        /** @param key names what is counted, such as a client's address */
        public Token of(String key) {
            return new Token(this, key);
        }
    }

    /** One token of the bucket that a limit has for a key. */
    public record Token(Limit limit, String key) {

        private String hash() {
            return Hashes.hex(toString());
        }

        /** The name of the bucket. */
        @Override
        public String toString() {
            return limit.name() + ':' + key;
        }
    }

    /**
     * A refusal.
     *
     * @param rest the time until there is a token, at least a second
     * @param missing the token that there wasn't
     */
    public record Wait(Duration rest, Token missing) {}

    private record Bucket(double tokens, Instant at) {

        Bucket filled(Limit limit, Instant now) {
            double more = Math.max(0, seconds(Duration.between(at, now))) / seconds(limit.period);
            return new Bucket(Math.min(limit.burst, tokens + more), now);
        }

        Bucket minusOne() {
            return new Bucket(tokens - 1, at);
        }
    }

    /**
     * Takes one token. The count stays even if the caller's transaction is rolled back.
     *
     * @param key names what is counted
     * @return empty if there was a token; otherwise the time until there is one, at least a second
     */
    public Optional<Duration> take(Limit limit, String key) {
        return takeAll(limit.of(key)).map(Wait::rest);
    }

    /**
     * Takes one token, like {@link #take}.
     *
     * @throws TooManyEntries if there is none
     */
    public void require(Limit limit, String key) {
        if (take(limit, key).isPresent()) {
            throw new TooManyEntries();
        }
    }

    /**
     * Takes all these tokens, or none if one of them is missing. A refusal writes nothing, so a flood of refused requests
     * doesn't grow the database, even if each comes from another client. Of parallel requests, one may lose tokens to a
     * refusal.
     *
     * @return empty if there were all tokens; otherwise the first that was missing
     */
    public Optional<Wait> takeAll(Token... tokens) {
        return Objects.requireNonNull(ownTransaction.execute(_ -> firstMissing(tokens, this::look)))
                .or(() -> firstMissing(tokens, this::takeOrRetry));
    }

    private static Optional<Wait> firstMissing(Token[] tokens, Function<Token, Optional<Duration>> rest) {
        return Stream.of(tokens)
                .flatMap(token -> rest.apply(token).map(time -> new Wait(time, token)).stream())
                .findFirst();
    }

    /** Gives back a token that shouldn't count after all. */
    public void giveBack(Limit limit, String key) {
        db.sql("UPDATE throttle_bucket SET tokens = LEAST(tokens + 1, ?) WHERE bucket_key = ?")
                .params(limit.burst, limit.of(key).hash())
                .update();
    }

    /** Looks without a lock whether the bucket has a token. */
    private Optional<Duration> look(Token token) {
        Instant now = clock.instant();
        return read(token, "")
                .filter(bucket -> !bucket.at().isAfter(now))
                .flatMap(bucket -> delay(bucket.filled(token.limit(), now), token.limit()));
    }

    private Optional<Duration> takeOrRetry(Token token) {
        try {
            return take(token);
        } catch (DuplicateKeyException madeMeanwhile) {
            return take(token);
        }
    }

    private Optional<Duration> take(Token token) {
        return Objects.requireNonNull(ownTransaction.execute(_ -> takeLocked(token)));
    }

    private Optional<Duration> takeLocked(Token token) {
        Limit limit = token.limit();
        Optional<Bucket> stored = read(token, " FOR UPDATE");
        Instant now = clock.instant();
        Bucket refilled = stored.map(bucket -> bucket.filled(limit, now)).orElseGet(() -> new Bucket(limit.burst, now));
        Optional<Duration> wait = delay(refilled, limit);
        if (wait.isEmpty()) {
            store(token, refilled.minusOne(), stored.isEmpty());
        } else if (stored.filter(bucket -> bucket.at().isAfter(now)).isPresent()) {
            // The clock was ahead. The bucket must not wait for that time.
            store(token, refilled, false);
        }
        return wait;
    }

    /** How long until the bucket has a token; empty if it has one. */
    private static Optional<Duration> delay(Bucket refilled, Limit limit) {
        return refilled.tokens() < 1 ? Optional.of(untilOne(refilled, limit)) : Optional.empty();
    }

    private static Duration untilOne(Bucket bucket, Limit limit) {
        long nanos = (long) ((1 - bucket.tokens()) * seconds(limit.period) * NANOS);
        return Duration.ofSeconds(
                Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds()));
    }

    private Optional<Bucket> read(Token token, String lock) {
        return db.sql("SELECT tokens, filled_at FROM throttle_bucket WHERE bucket_key = ?" + lock)
                .param(token.hash())
                .query(Throttle::bucket)
                .optional();
    }

    private void store(Token token, Bucket bucket, boolean first) {
        String sql = first
                ? "INSERT INTO throttle_bucket (tokens, filled_at, bucket_key) VALUES (?, ?, ?)"
                : "UPDATE throttle_bucket SET tokens = ?, filled_at = ? WHERE bucket_key = ?";
        db.sql(sql)
                .params(bucket.tokens(), Column.of(bucket.at()), token.hash())
                .update();
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
