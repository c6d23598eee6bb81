package jp.kagiban.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.apache.hc.client5.http.DnsResolver;

/** Names as a test gives them; the last address of a name stays. Addresses in place of names lead to themselves. */
final class FakeNames implements DnsResolver {

    private final Map<String, Queue<String>> names = new HashMap<>();

    FakeNames with(String name, String... addresses) {
        names.put(name, new ArrayDeque<>(java.util.List.of(addresses)));
        return this;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        Queue<String> addresses = names.get(host);
        if (addresses == null && !host.matches("[0-9a-fA-F.:]+")) {
            throw new UnknownHostException(host);
        }
        return InetAddress.getAllByName(
                addresses == null ? host : addresses.size() > 1 ? addresses.remove() : addresses.element());
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
