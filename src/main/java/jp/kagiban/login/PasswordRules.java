package jp.kagiban.login;

import java.text.Normalizer;
import java.util.Optional;
import jp.kagiban.login.Accounts.Problem;
import org.springframework.stereotype.Component;

/** Which passwords are taken: 12 to 128 characters of any script, and none that is widely used. */
@Component
class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    private final CommonPasswords common;

    PasswordRules(CommonPasswords common) {
        this.common = common;
    }

    Optional<Problem> check(String password) {
        String normal = normal(password);
        int length = normal.codePointCount(0, normal.length());
        if (length == 0) {
            return Optional.of(Problem.PASSWORD_EMPTY);
        }
        if (length < SHORTEST) {
            return Optional.of(Problem.PASSWORD_TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(Problem.PASSWORD_TOO_LONG);
        }
        return common.contains(normal) ? Optional.of(Problem.PASSWORD_COMMON) : Optional.empty();
    }

    /**
     * One form for what looks the same: が typed on one machine may be two characters on another. Half of a pair, which no hash
     * takes, counts as a mark for it.
     */
    static String normal(CharSequence password) {
        StringBuilder whole = new StringBuilder();
        password.codePoints()
                .map(one -> Character.getType(one) == Character.SURROGATE ? 0xFFFD : one)
                .forEach(whole::appendCodePoint);
        return Normalizer.normalize(whole, Normalizer.Form.NFC);
    }
}
