package jp.kagiban.egress;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses that the client then connects to, and refuses a name if one of them may not be called. It stands in the
 * connection itself, since a name that was looked up before may lead elsewhere when it is connected to. An address in place of a
 * name comes by here too.
 */
final class GuardedResolver implements DnsResolver {

    private final DnsResolver names;
    private final ReachableAddresses reachable;

    /** @param names where names are looked up */
    GuardedResolver(DnsResolver names, ReachableAddresses reachable) {
        this.names = names;
        this.reachable = reachable;
    }

    /** The client connects to what this one finds. */
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

    /** Nothing may be called without its port. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new AddressRefused();
    }

    /** The name as it is: another one would have to be looked up unguarded. */
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
