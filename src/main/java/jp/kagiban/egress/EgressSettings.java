package jp.kagiban.egress;

import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code KAGIBAN_EGRESS_ALLOW}.
 *
 * @param allow hosts and networks in CIDR form, each with a port, that may be called although they aren't public
 */
@ConfigurationProperties("kagiban.egress")
record EgressSettings(@DefaultValue List<String> allow) {

    EgressSettings {
        allow = allow.stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        allow.forEach(Opening::read);
    }

    boolean allows(String host, InetAddress address, int port) {
        return allow.stream().map(Opening::read).anyMatch(opening -> opening.includes(host, address, port));
    }
}
