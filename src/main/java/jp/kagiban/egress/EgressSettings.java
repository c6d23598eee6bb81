package jp.kagiban.egress;

import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code KAGIBAN_EGRESS_ALLOW}.
 *
 * @param allow Hosts or networks with a port, such as {@code 10.1.2.0/24:8443}, separated by commas. The portal may call them for members although they are not public.
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
