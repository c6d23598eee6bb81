package jp.kagiban.rakuten;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.kagiban.mall.EntryProblem.Kind;
import jp.kagiban.mall.FoundKey;

/**
 * Finds licenseKeys in a line of a mail or a table, and what looks as if one was meant: a serviceSecret, or a value of which a
 * part was lost.
 */
final class KeysInText {

    /** In characters; what is longer is no key, and isn't looked at. */
    private static final int LONGEST = 255;

    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z_-]++");

    /** Three digits at least, so that a word that begins alike doesn't count. */
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
