package jp.kagiban.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;

/** Decides which addresses may be connected to: public ones, and those that the operator allows. Stateless. */
final class ReachableAddresses {

    /** Azure's metadata service, which isn't among IANA's special addresses. */
    private static final String AZURE = "168.63.129.16/32";

    /** IANA's special-purpose IPv4 networks, with multicast and reserved ones. */
    private static final List<InetAddressMatcher> CLOSED_V4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            AZURE,
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** The public IPv6 range. Loopback, link-local, unique local, multicast and embedding addresses lie outside. */
    private static final List<InetAddressMatcher> PUBLIC_V6 = networks("2000::/3");

    /** Exceptions in the public range: protocols (with Teredo), documentation, and 6to4, which can embed any IPv4 address. */
    private static final List<InetAddressMatcher> CLOSED_V6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /** The NAT64 prefix; the last four bytes are an IPv4 address. */
    private static final List<InetAddressMatcher> NAT64 = networks("64:ff9b::/96");

    private static final int V4_IN_NAT64 = 12;

    private final EgressSettings settings;

    ReachableAddresses(EgressSettings settings) {
        this.settings = settings;
    }

    /** @param host the host in the called address */
    boolean include(String host, InetAddress address, int port) {
        return settings.allows(host, address, port) || isPublic(host, address, port);
    }

    private boolean isPublic(String host, InetAddress address, int port) {
        if (address instanceof Inet4Address) {
            return !anyOf(CLOSED_V4, address);
        }
        if (anyOf(NAT64, address)) {
            return include(host, embedded(address), port);
        }
        return anyOf(PUBLIC_V6, address) && !anyOf(CLOSED_V6, address);
    }

    private static InetAddress embedded(InetAddress address) {
        byte[] bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, V4_IN_NAT64, bytes.length));
        } catch (UnknownHostException never) {
            throw new IllegalStateException("Four bytes are an address", never);
        }
    }

    private static boolean anyOf(List<InetAddressMatcher> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.matches(address));
    }

    private static List<InetAddressMatcher> networks(String... cidrs) {
        return Stream.of(cidrs).map(InetAddressMatchers::fromIpAddress).toList();
    }
}
