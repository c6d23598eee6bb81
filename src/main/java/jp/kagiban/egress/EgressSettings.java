package jp.kagiban.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import jp.kagiban.shared.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.util.matcher.InetAddressMatchers;

/**
 * {@code KAGIBAN_EGRESS_ALLOW}.
 *
 * @param allow networks in CIDR form that may be called although they aren't public
 */
@ConfigurationProperties("kagiban.egress")
record EgressSettings(@DefaultValue List<String> allow) {

    private static final Pattern NETWORK =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*)(/\\d{1,3})?");

    EgressSettings {
        allow = allow.stream()
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .toList();
        allow.stream().filter(network -> !isNetwork(network)).findFirst().ifPresent(odd -> {
            throw new StartRefused(
                    "KAGIBAN_EGRESS_ALLOW has no network of addresses: " + odd,
                    "Write networks such as 10.1.2.0/24 or 192.0.2.7, with commas between.");
        });
    }

    boolean allows(InetAddress address) {
        return allow.stream().map(InetAddressMatchers::fromIpAddress).anyMatch(network -> network.matches(address));
    }

    private static boolean isNetwork(String text) {
        try {
            return NETWORK.matcher(text).matches() && InetAddressMatchers.fromIpAddress(text) != null;
        } catch (IllegalArgumentException odd) {
            return false;
        }
    }
}
