package jp.kagiban.egress;

import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code KAGIBAN_EGRESS_ALLOW}. */
@ConfigurationProperties("kagiban.egress")
final class EgressSettings {

    private final List<AllowedEndpoint> allowed;

    /**
     * @param allow Hosts or networks with a port, such as {@code 10.1.2.0/24:8443}, separated by commas. Members' addresses may lead there although these aren't public. Name only hosts of your own DNS.
     */
    EgressSettings(@DefaultValue List<String> allow) {
        this.allowed = allow.stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(AllowedEndpoint::read)
                .toList();
    }

    boolean allows(String host, InetAddress address, int port) {
        return allowed.stream().anyMatch(one -> one.includes(host, address, port));
    }
}
