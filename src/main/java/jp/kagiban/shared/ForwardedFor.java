package jp.kagiban.shared;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** Trusts {@code X-Forwarded-For} only from the proxies of {@code KAGIBAN_TRUSTED_PROXIES}. */
@Component
public class ForwardedFor {

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]{1,44}");

    private final List<IpAddressMatcher> trusted;

    ForwardedFor(WebSettings settings) {
        this.trusted =
                settings.trustedProxies().stream().map(ForwardedFor::network).toList();
    }

    /** @throws StartRefused if this is no network in CIDR form */
    static IpAddressMatcher network(String cidr) {
        try {
            return new IpAddressMatcher(cidr);
        } catch (IllegalArgumentException odd) {
            throw new StartRefused(
                    "KAGIBAN_TRUSTED_PROXIES has no network in CIDR form: " + cidr,
                    "Write networks such as 10.0.0.0/8, with commas between.");
        }
    }

    /** Whether this is the address of a trusted proxy. */
    public boolean trusts(String address) {
        return isAddress(address) && trusted.stream().anyMatch(network -> network.matches(address));
    }

    /** The last address in the header that isn't a trusted proxy's; empty if there is none, or if it isn't an address. */
    public Optional<String> client(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        List<String> hops = Arrays.stream(header.split(",")).map(String::strip).toList();
        return hops.reversed().stream().dropWhile(this::trusts).findFirst().filter(ForwardedFor::isAddress);
    }

    private static boolean isAddress(String text) {
        try {
            return (IPV4.matcher(text).matches() || IPV6.matcher(text).matches())
                    && !InetAddress.ofLiteral(text).isAnyLocalAddress();
        } catch (IllegalArgumentException odd) {
            return false;
        }
    }
}
