package jp.kagiban.rakuten;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.kagiban.mall.EntryProblem.Kind;
import jp.kagiban.mall.FoundKey;

/**
 * Finds licenseKeys in a line of a mail or table. Also finds near misses: a serviceSecret, or a truncated value.
 */
final class KeysInText {

    /** The maximum length of a key in characters; longer values are ignored. */
    private static final int LONGEST = 255;

    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z_-]++");

    /** Demands three digits, so that a word with the same beginning doesn't match. */
    private static final Pattern BEGINS_LIKE_ONE = Pattern.compile("(?i)S[LP][_-]?\\d{3}.*");

    private static final Pattern LOST_ITS_BEGINNING = Pattern.compile("[0-9A-Za-z]*\\d{4}_[0-9A-Za-z]{3}.*");

    private KeysInText() {}

    /** @param line half-width, without invisible characters */
    static List<FoundKey> in(String line) {
        return WORD.matcher(line)
                .results()
                .map(MatchResult::group)
                .filter(word -> word.length() <= LONGEST)
                .flatMap(word -> found(word).stream())
                .toList();
    }

    private static Optional<FoundKey> found(String word) {
        if (RakutenKeys.usual(word)) {
            return Optional.of(new FoundKey(word, RakutenKeys.looksLikeServiceSecret(word) ? Kind.OTHER_SECRET : null));
        }
        boolean meant = BEGINS_LIKE_ONE.matcher(word).matches()
                || LOST_ITS_BEGINNING.matcher(word).matches();
        return meant ? Optional.of(new FoundKey(word, Kind.UNUSUAL_FORM)) : Optional.empty();
    }
}
