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
 * Answers only under the names that the portal was started for. Otherwise a foreign page could let its own name lead to this machine. It
 * would share the portal's origin, and could read and press all that practice members may. Probes name a pod by its address, so health
 * is told under any name.
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
     * @param address the public one
     * @param listening what the portal listens on; where that is every address of the machine, none is meant
     */
    KnownHosts(@Nullable URI address, HostSettings further, String listening) throws IOException {
        hosts = new HashSet<>(further.hosts());
        if (address != null) {
            hosts.add(plain(address.getHost()));
        }
        if (!ANY_ADDRESS.contains(listening)) {
            hosts.add(plain(listening.contains(":") ? "[" + listening + "]" : listening));
        }
        text = new ClassPathResource("pages/unknown-host.txt").getContentAsString(StandardCharsets.UTF_8);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return RequestPath.of(request).isProbe();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = plain(request.getServerName());
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

    /** A dot at the end says only that a name is whole. */
    private static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
