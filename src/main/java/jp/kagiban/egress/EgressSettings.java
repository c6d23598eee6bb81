package jp.kagiban.egress;

import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The setting {@code KAGIBAN_EGRESS_ALLOW}. */
@ConfigurationProperties("kagiban.egress")
final class EgressSettings {

    private final List<AllowedEndpoint> allowed;

    /** @param allow hosts or networks in CIDR form, each with a port */
    EgressSettings(@DefaultValue List<String> allow) {
        this.allowed = allow.stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(AllowedEndpoint::read)
                .toList();
    }

    boolean allows(String host, InetAddress address, int port) {
        return allowed.stream().anyMatch(endpoint -> endpoint.includes(host, address, port));
    }
}
