package jp.kagiban.login.address;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.login.member.Members;
import jp.kagiban.login.member.Swept;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the tokens of links that work once. Only the mail contains the token itself. */
@Component
public class OneTimeTokens implements Swept {

    private final Members members;
    private final JdbcClient db;
    private final Clock clock;

    OneTimeTokens(Members members, JdbcClient db, Clock clock) {
        this.members = members;
        this.db = db;
        this.clock = clock;
    }

    /** The purpose of a link, and how long it works. */
    public enum Purpose {
        PROOF(Duration.ofHours(24)),
        CHANGE(Duration.ofHours(24)),
        RESET(Duration.ofMinutes(30));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }
    }

    /** A link that still works. */
    public record Token(Purpose purpose, MemberId member, String address) {}

    /** Issues a token in place of the member's earlier tokens for this purpose, in the caller's transaction. */
    public String issue(Purpose purpose, MemberId member, String address) {
        // Locks the member first, as use() does. In the other order, the two could deadlock.
        members.lock(member);
        withdraw(member, purpose);
        String token = Hashes.newToken();
        db.sql(
                        "INSERT INTO one_time_token (token_hash, purpose, member_id, address, expires_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        Hashes.sha256(token),
                        purpose.name(),
                        Column.of(member),
                        address,
                        Column.of(clock.instant().plus(purpose.life)))
                .update();
        return token;
    }

    /** Finds a token that still works, but doesn't use it up. */
    public Optional<Token> find(String token) {
        return db.sql("SELECT purpose, member_id, address FROM one_time_token"
                        + " WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?")
                .params(Hashes.sha256(token), Column.of(clock.instant()))
                .query(OneTimeTokens::token)
                .optional();
    }

    /** Uses a token up under the member's lock, in the caller's transaction. Only one of two simultaneous requests gets it. */
    public Optional<Token> use(String token) {
        Optional<Token> found = find(token);
        // With the lock, a running change of the member ends first, and a later one waits.
        found.map(Token::member).ifPresent(members::lock);
        Instant now = clock.instant();
        int used = db.sql("UPDATE one_time_token SET used_at = ?"
                        + " WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?")
                .params(Column.of(now), Hashes.sha256(token), Column.of(now))
                .update();
        return found.filter(_ -> used == 1);
    }

    public void withdraw(MemberId member, Purpose purpose) {
        db.sql("DELETE FROM one_time_token WHERE member_id = ? AND purpose = ?")
                .params(Column.of(member), purpose.name())
                .update();
    }

    @Override
    public void forgetOld() {
        db.sql("DELETE FROM one_time_token WHERE expires_at < ?")
                .param(Column.of(clock.instant()))
                .update();
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        return new Token(
                Purpose.valueOf(row.getString("purpose")), Column.member(row, "member_id"), row.getString("address"));
    }
}
