package jp.kagiban.rakuten;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shop that a key belongs to, as {@code shop.shopMaster.get} tells it (docs/rakuten-rms.md, Other functions).
 *
 * @param url as RMS wrote it: an address, or its last part alone
 */
record ShopMaster(String name, String url) {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:[a-z]+:)?+/*+(?:[^/.]*\\.[^/]*)?+/*+([a-z0-9_-]+)(?:[/?#].*)?");

    /** The shop's code, small letters: the first part of the path in its address. Empty where there is none. */
    Optional<String> code() {
        Matcher address = ADDRESS.matcher(url.strip().toLowerCase(Locale.ROOT));
        return address.matches() ? Optional.of(address.group(1)) : Optional.empty();
    }
}
