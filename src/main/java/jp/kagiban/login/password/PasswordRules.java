package jp.kagiban.login.password;

import java.util.Optional;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.shared.TypedText;
import org.springframework.stereotype.Component;

/** Which passwords are accepted: 12 to 128 characters of any script, and none that is widely used. */
@Component
public class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** In UTF-16 units: no four of them that are typed become less than one code point. */
    private static final int LONGEST_TYPED = 4 * LONGEST;

    private final CommonPasswords common;

    PasswordRules(CommonPasswords common) {
        this.common = common;
    }

    public Optional<AccountResult> check(String password) {
        String normal = normal(password);
        int length = normal.codePointCount(0, normal.length());
        if (length == 0) {
            return Optional.of(AccountResult.PASSWORD_EMPTY);
        }
        if (length < SHORTEST) {
            return Optional.of(AccountResult.PASSWORD_TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(AccountResult.PASSWORD_TOO_LONG);
        }
        return common.contains(normal) ? Optional.of(AccountResult.PASSWORD_COMMON) : Optional.empty();
    }

    /**
     * One form for what looks the same: が typed on one machine may be two characters on another. Half of a pair, which no hash
     * takes, counts as a mark for it. What is too long for a password is cut, and stays too long.
     */
    static String normal(CharSequence password) {
        StringBuilder whole = new StringBuilder();
        TypedText.cut(password, LONGEST_TYPED + 1)
                .codePoints()
                .map(one -> Character.getType(one) == Character.SURROGATE ? 0xFFFD : one)
                .forEach(whole::appendCodePoint);
        return TypedText.composed(whole, LONGEST_TYPED + 1);
    }
}
