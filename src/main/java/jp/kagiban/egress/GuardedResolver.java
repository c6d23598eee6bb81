package jp.kagiban.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
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

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(withoutBrackets(host));
        if (!Stream.of(found).allMatch(reachable::include)) {
            throw new AddressRefused();
        }
        return found;
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
