package jp.kagiban.egress;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves the addresses to which the client connects, and refuses a name if one of its addresses may not be called.
 * Works inside the connection, because an earlier lookup may give other addresses (DNS rebinding). Checks literal
 * addresses, too.
 */
final class GuardedResolver implements DnsResolver {

    private final DnsResolver names;
    private final ReachableAddresses reachable;

    /** @param names resolves names */
    GuardedResolver(DnsResolver names, ReachableAddresses reachable) {
        this.names = names;
        this.reachable = reachable;
    }

    /** Returns the addresses to which the client connects. */
    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        InetAddress[] found = names.resolve(withoutBrackets(host));
        if (!Stream.of(found).allMatch(address -> reachable.include(host, address, port))) {
            throw new AddressRefused();
        }
        return Stream.of(found)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** Refuses a lookup without a port. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new AddressRefused();
    }

    /** Returns the name unchanged, since a canonical name would be resolved without the guard. */
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
