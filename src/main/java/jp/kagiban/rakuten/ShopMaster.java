package jp.kagiban.rakuten;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shop as RMS knows it.
 *
 * @param url as RMS wrote it: an address, or its last part alone
 */
public record ShopMaster(String name, String url) {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:[a-z]+:)?+/*+(?:[^/.]*\\.[^/]*)?+/*+([a-z0-9_-]+)(?:[/?#].*)?");

    /** The shop's code, small letters: the first part of the path in its address. Empty where there is none. */
    public Optional<String> code() {
        Matcher address = ADDRESS.matcher(url.strip().toLowerCase(Locale.ROOT));
        return address.matches() ? Optional.of(address.group(1)) : Optional.empty();
    }
}
