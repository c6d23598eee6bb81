package jp.kagiban.login.password;

import java.util.Optional;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.shared.TypedText;
import org.springframework.stereotype.Component;

/** Accepts passwords of 12 to 128 characters of any script that aren't widely used. */
@Component
public class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** In UTF-16 units. Normalization makes at least one code point of every four typed units. */
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
     * Normalizes a password, because が may be one character on one machine and two on another. An unpaired surrogate,
     * which can't be hashed, becomes U+FFFD. An input that is too long is cut, but to a length that is still refused.
     */
    static String normal(CharSequence password) {
        StringBuilder whole = new StringBuilder();
        TypedText.cut(password, LONGEST_TYPED + 1)
                .codePoints()
                .map(codePoint -> Character.getType(codePoint) == Character.SURROGATE ? 0xFFFD : codePoint)
                .forEach(whole::appendCodePoint);
        return TypedText.composed(whole, LONGEST_TYPED + 1);
    }
}
