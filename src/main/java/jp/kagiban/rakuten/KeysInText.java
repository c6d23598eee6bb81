package jp.kagiban.rakuten;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.kagiban.mall.EntryProblem.Kind;
import jp.kagiban.mall.FoundKey;

/**
 * Finds licenseKeys in a line of a mail or table. Also finds serviceSecrets and truncated values, which members paste
 * by mistake.
 */
final class KeysInText {

    /** The maximum length of a key in characters; longer values are ignored. */
    private static final int MAX_LENGTH = 255;

    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z_-]++");

    /** Requires three digits, so that an ordinary word with the same beginning doesn't match. */
    private static final Pattern BEGINS_LIKE_KEY = Pattern.compile("(?i)S[LP][_-]?\\d{3}.*");

    private static final Pattern WITHOUT_BEGINNING = Pattern.compile("[0-9A-Za-z]*\\d{4}_[0-9A-Za-z]{3}.*");

    private KeysInText() {}

    /** @param line half-width, without invisible characters */
    static List<FoundKey> in(String line) {
        return WORD.matcher(line)
                .results()
                .map(MatchResult::group)
                .filter(word -> word.length() <= MAX_LENGTH)
                .flatMap(word -> keyIn(word).stream())
                .toList();
    }

    private static Optional<FoundKey> keyIn(String word) {
        if (RakutenKeys.hasUsualFormat(word)) {
            return Optional.of(new FoundKey(word, RakutenKeys.looksLikeServiceSecret(word) ? Kind.OTHER_SECRET : null));
        }
        boolean resemblesKey = BEGINS_LIKE_KEY.matcher(word).matches()
                || WITHOUT_BEGINNING.matcher(word).matches();
        return resemblesKey ? Optional.of(new FoundKey(word, Kind.UNUSUAL_FORM)) : Optional.empty();
    }
}
