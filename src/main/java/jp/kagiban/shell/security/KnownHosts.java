package jp.kagiban.shell.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import jp.kagiban.shared.Loopback;
import jp.kagiban.shared.RequestPath;
import jp.kagiban.shared.WebSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only under the portal's configured host names. Otherwise a foreign page could let its own name lead to this
 * machine (DNS rebinding). It would then share the portal's origin, and could read and do all that members of a sandbox
 * may. Probes are answered under any name, since they name a pod by its address.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class KnownHosts extends OncePerRequestFilter {

    private static final Set<String> ANY_ADDRESS = Set.of("", "0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    private final Set<String> hosts;
    private final String text;

    @Autowired
    KnownHosts(WebSettings settings, HostSettings further, @Value("${server.address:}") String listening)
            throws IOException {
        this(settings.publicUrl(), further, listening);
    }

    /**
     * @param address the public address
     * @param listening the address on which the portal listens; it adds no name if it stands for all addresses of the
     *     machine
     */
    KnownHosts(@Nullable URI address, HostSettings further, String listening) throws IOException {
        hosts = new HashSet<>(further.hosts());
        if (address != null) {
            hosts.add(normalize(address.getHost()));
        }
        if (!ANY_ADDRESS.contains(listening)) {
            hosts.add(normalize(listening.contains(":") ? "[" + listening + "]" : listening));
        }
        text = new ClassPathResource("pages/unknown-host.txt").getContentAsString(StandardCharsets.UTF_8);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return RequestPath.of(request).isMonitoring();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = normalize(request.getServerName());
        if (Loopback.isHost(host) || hosts.contains(host)) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpStatus.MISDIRECTED_REQUEST.value());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cache-Control", "no-store");
            response.setContentType(MediaType.TEXT_PLAIN_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getWriter().write(text);
        }
    }

    /** Returns the name in lower case, without the dot that ends a fully qualified name. */
    private static String normalize(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
