package jp.kagiban.delivery.push;

import java.util.regex.Pattern;
import jp.kagiban.shared.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code KAGIBAN_PUSH_CONTACT}.
 *
 * @param contact Your contact for the push services of browsers, such as {@code mailto:admin@example.jp} or a URL.
 *     Default: {@code KAGIBAN_SMTP_FROM}, or
 *     else {@code KAGIBAN_PUBLIC_URL}.
 */
@ConfigurationProperties("kagiban.push")
record PushSettings(@Nullable String contact) {

    private static final Pattern FIT =
            Pattern.compile("mailto:[!-~&&[^@,;:\"]]+@[A-Za-z0-9.-]+|https://[A-Za-z0-9.-]+[!-~]*");

    PushSettings {
        contact = contact == null || contact.isBlank() ? null : contact.strip();
        if (contact != null && !FIT.matcher(contact).matches()) {
            throw new StartRefused(
                    "KAGIBAN_PUSH_CONTACT names neither a mail address nor a page.",
                    "Write mailto:admin@example.jp or https://example.jp/contact.");
        }
    }
}
