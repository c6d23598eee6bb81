package jp.kagiban.shared;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings that concern browsers and proxies, such as {@code KAGIBAN_PUBLIC_URL}.
 *
 * @param publicUrl The address that browsers use, such as {@code https://kagiban.example.jp}. Passkeys and links in
 *     mails use this address. With https, cookies have the attribute {@code Secure}.
 * @param trustedProxies Networks of your reverse proxies, such as {@code 10.0.0.0/8}, separated by commas. The portal
 *     trusts {@code X-Forwarded-For} only from these networks.
 * @param termsUrl The URL of terms that new members must accept at sign-up. The portal records the consent.
 * @param privacyUrl The URL of a privacy policy that new members must accept at sign-up. The portal records the
 *     consent.
 */
@ConfigurationProperties("kagiban")
public record WebSettings(
        @Nullable URI publicUrl,
        @DefaultValue List<String> trustedProxies,
        @Nullable URI termsUrl,
        @Nullable URI privacyUrl) {

    private static final int LONGEST_PAGE = 500;
    private static final int HTTPS_PORT = 443;

    public WebSettings {
        publicUrl = given(publicUrl);
        termsUrl = page(given(termsUrl), "KAGIBAN_TERMS_URL");
        privacyUrl = page(given(privacyUrl), "KAGIBAN_PRIVACY_URL");
        trustedProxies = trustedProxies.stream()
                .map(String::strip)
                .filter(cidr -> !cidr.isEmpty())
                .toList();
        trustedProxies.forEach(ForwardedFor::network);
        if (publicUrl != null && !isAddress(publicUrl)) {
            throw new StartRefused(
                    "KAGIBAN_PUBLIC_URL must be an address such as https://kagiban.example.jp, without a path.",
                    "Give the address by which browsers reach the portal.");
        }
    }

    /** Whether browsers reach the portal over TLS, according to the settings. */
    public boolean tls() {
        return publicUrl != null && "https".equals(publicUrl.getScheme());
    }

    /** The port of the public URL, which redirects name, if browsers reach the portal over TLS. */
    public int tlsPort() {
        return publicUrl != null && tls() && publicUrl.getPort() >= 0 ? publicUrl.getPort() : HTTPS_PORT;
    }

    private static @Nullable URI given(@Nullable URI url) {
        return url == null || url.toString().isBlank() ? null : url;
    }

    private static @Nullable URI page(@Nullable URI url, String setting) {
        if (url != null && (!isWeb(url) || url.toString().length() > LONGEST_PAGE)) {
            throw new StartRefused(
                    setting + " must be an address that begins with https:// or http://.",
                    "Give the address of the page, or leave it out.");
        }
        return url;
    }

    private static boolean isWeb(URI url) {
        return ("https".equals(url.getScheme()) || "http".equals(url.getScheme())) && url.getHost() != null;
    }

    private static boolean isAddress(URI url) {
        return isWeb(url)
                && url.getUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"));
    }
}
