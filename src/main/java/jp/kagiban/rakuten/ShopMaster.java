package jp.kagiban.rakuten;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shop of a key, as returned by {@code shop.shopMaster.get} (docs/rakuten-rms.md, Other functions).
 *
 * @param url the shop's address or only its last part, as RMS wrote it
 */
record ShopMaster(String name, String url) {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:[a-z]+:)?+/*+(?:[^/.]*\\.[^/]*)?+/*+([a-z0-9_-]+)(?:[/?#].*)?");

    /** The shop's code in lower case: the first part of the address's path. Empty if there is none. */
    Optional<String> code() {
        Matcher address = ADDRESS.matcher(url.strip().toLowerCase(Locale.ROOT));
        return address.matches() ? Optional.of(address.group(1)) : Optional.empty();
    }
}
