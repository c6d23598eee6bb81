package jp.kagiban.login.factor;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.MemberId;
import org.bouncycastle.util.encoders.Base32;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores ten codes for a member who loses their phone. Each works once, and only its hash is stored. */
@Component
public class RecoveryCodes {

    static final int COUNT = 10;
    private static final int BYTES = 15;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecondFactor second;
    private final JdbcClient db;
    private final Clock clock;

    RecoveryCodes(SecondFactor second, JdbcClient db, Clock clock) {
        this.second = second;
        this.db = db;
        this.clock = clock;
    }

    /** Replaces the member's codes, in the caller's transaction. The new ones can't be shown again. */
    public List<String> renew(MemberId member) {
        forget(member);
        List<String> codes = Stream.generate(RecoveryCodes::next).limit(COUNT).toList();
        codes.forEach(code -> db.sql("INSERT INTO recovery_code (member_id, code_hash) VALUES (?, ?)")
                .params(Column.of(member), hash(code))
                .update());
        return codes;
    }

    /** A random code: six groups of four characters. It has 120 bits, so a plain hash is enough. */
    private static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base32.toBase32String(bytes).replaceAll("(.{4})(?!$)", "$1-");
    }

    /** Uses a code up. Only one of two simultaneous requests succeeds. @return whether the code was right */
    boolean use(MemberId member, String typed) {
        return db.sql("UPDATE recovery_code SET used_at = ? WHERE member_id = ? AND code_hash = ? AND used_at IS NULL")
                        .params(Column.of(clock.instant()), Column.of(member), hash(typed))
                        .update()
                == 1;
    }

    int left(MemberId member) {
        return db.sql("SELECT COUNT(*) FROM recovery_code WHERE member_id = ? AND used_at IS NULL")
                .param(Column.of(member))
                .query(Integer.class)
                .single();
    }

    /** Deletes the codes if the member has no second factor left. Alone, they would be a second password. */
    public void forgetUseless(MemberId member) {
        if (!second.isSetUpBy(member)) {
            forget(member);
        }
    }

    void forget(MemberId member) {
        db.sql("DELETE FROM recovery_code WHERE member_id = ?")
                .param(Column.of(member))
                .update();
    }

    /** Hashes a typed code without its hyphens. Digits that the alphabet lacks count as the letters that they look like. */
    private static byte[] hash(String code) {
        String plain = code.toUpperCase(Locale.ROOT)
                .replace('0', 'O')
                .replace('1', 'I')
                .replace('8', 'B')
                .replaceAll("[^A-Z2-7]", "");
        return Hashes.sha256(plain);
    }
}
