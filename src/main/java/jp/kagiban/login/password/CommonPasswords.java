package jp.kagiban.login.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kagiban.shared.TypedText;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Knows common passwords, from a list that ships with the portal. A password is also common if it is one after its
 * final digits and signs are removed, or if it consists of them. The same holds if it repeats up to three characters,
 * or a common password.
 */
@Component
class CommonPasswords {

    private static final Pattern TAIL = Pattern.compile("[\\p{N}\\p{P}\\p{S}\\s]+$");
    private static final Pattern REPEATED = Pattern.compile("^(.{1,11}?)\\1+$");

    private final Set<String> list;

    CommonPasswords(@Value("classpath:common-passwords/common-passwords.txt") Resource list) {
        this.list = read(list);
    }

    private static Set<String> read(Resource list) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(list.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException missing) {
            throw new UncheckedIOException("The list of common passwords can't be read", missing);
        }
    }

    boolean contains(String password) {
        String plain = TypedText.narrow(password).toLowerCase(Locale.ROOT);
        String stem = TAIL.matcher(plain).replaceFirst("");
        return list.contains(plain) || stem.isEmpty() || list.contains(stem) || isRepetition(plain);
    }

    private boolean isRepetition(String plain) {
        var match = REPEATED.matcher(plain);
        return match.matches()
                && (match.group(1).codePointCount(0, match.group(1).length()) < 4 || list.contains(match.group(1)));
    }
}
