package jp.kagiban.egress;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kagiban.shared.StartRefused;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;

/**
 * A host or network that the operator allows, with its port.
 *
 * @param network empty for a host, which may resolve to any address
 */
record AllowedEndpoint(String host, Optional<InetAddressMatcher> network, int port) {

    private static final Pattern ENTRY = Pattern.compile("(.+):(\\d{1,5})");
    private static final Pattern VERSION_4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}(/\\d{1,2})?");
    private static final Pattern VERSION_6 = Pattern.compile("\\[([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)](/\\d{1,3})?");

    /** An IPv6 address without brackets. It is refused, because its end would look like a port. */
    private static final Pattern BARE_VERSION_6 =
            Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(/\\d{1,3})?(:\\d+)?");

    /** A host name. Its last part isn't a number, because that would be a malformed address. */
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9_-]+\\.)*[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*");

    static AllowedEndpoint read(String entry) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches() || BARE_VERSION_6.matcher(entry).matches()) {
            throw refused("names no port", entry);
        }
        int port = Integer.parseInt(parts.group(2));
        if (!OutsideAddress.isFitPort(port)) {
            throw refused("names a port that is neither 443 nor from 1024 on", entry);
        }
        String place = parts.group(1);
        if (HOST.matcher(place).matches()) {
            return new AllowedEndpoint(place, Optional.empty(), port);
        }
        return new AllowedEndpoint(
                place, Optional.of(network(place).orElseThrow(() -> refused("has no host or network", entry))), port);
    }

    private static Optional<InetAddressMatcher> network(String place) {
        Matcher six = VERSION_6.matcher(place);
        String cidr = six.matches() ? six.group(1) + (six.group(2) == null ? "" : six.group(2)) : place;
        try {
            return six.matches() || VERSION_4.matcher(place).matches()
                    ? Optional.of(InetAddressMatchers.fromIpAddress(cidr))
                    : Optional.empty();
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    private static StartRefused refused(String why, String entry) {
        return new StartRefused(
                "KAGIBAN_EGRESS_ALLOW " + why + ": " + entry,
                "Write a host or a network with the port of the receivers, such as chat.example.internal:443,"
                        + " 10.1.2.0/24:8443 or [fd00::]/8:443, with commas between.");
    }

    boolean includes(String calledHost, InetAddress address, int calledPort) {
        return port == calledPort
                && network.map(allowed -> allowed.matches(address)).orElseGet(() -> host.equalsIgnoreCase(calledHost));
    }
}
