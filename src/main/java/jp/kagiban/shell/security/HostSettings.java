package jp.kagiban.shell.security;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import jp.kagiban.shared.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code KAGIBAN_HOSTS}.
 *
 * @param hosts Further host names of the portal, without ports, separated by commas. The host of the public URL and
 *     {@code localhost} always work.
 */
@ConfigurationProperties("kagiban")
record HostSettings(@DefaultValue List<String> hosts) {

    private static final Pattern HOST = Pattern.compile("[a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}]");

    HostSettings {
        hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
        hosts.stream().filter(host -> !HOST.matcher(host).matches()).findFirst().ifPresent(odd -> {
            throw new StartRefused(
                    "KAGIBAN_HOSTS has no name or address of a machine: " + odd,
                    "Write hosts such as kagiban.internal or 192.0.2.7, without a port, with commas between.");
        });
    }
}
