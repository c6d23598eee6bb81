package jp.kagiban.shell.security;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Sets which sources a page may load: only the portal's own, and scripts only with the nonce of this answer. Eval and
 * inline styles are allowed, since Flow builds functions from text and Vaadin's components have inline styles.
 */
@Component
public class ContentSecurityPolicy implements VaadinServiceInitListener {

    private static final String NONCE = ContentSecurityPolicy.class.getName() + ".nonce";
    private static final SecureRandom RANDOM = new SecureRandom();

    static void write(HttpServletRequest request, HttpServletResponse response) {
        String nonce = newNonce();
        request.setAttribute(NONCE, nonce);
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; script-src 'self' 'nonce-" + nonce + "' 'unsafe-eval';"
                        + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
                        + " connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self';"
                        + " frame-ancestors 'none'; report-uri " + BreachReports.PATH + "; report-to breaches");
        response.setHeader("Reporting-Endpoints", "breaches=\"" + BreachReports.PATH + "\"");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    }

    private static String newNonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(ContentSecurityPolicy::giveNonces);
    }

    /** Returns the nonce of this answer, for scripts that are added to the page later. */
    public static Optional<String> nonceOf(IndexHtmlResponse page) {
        return Optional.ofNullable(page.getVaadinRequest().getAttribute(NONCE)).map(Object::toString);
    }

    private static void giveNonces(IndexHtmlResponse page) {
        nonceOf(page).ifPresent(nonce -> page.getDocument().select("script").attr("nonce", nonce));
        // Vaadin has set SAMEORIGIN on its own.
        page.getVaadinResponse().setHeader("X-Frame-Options", "DENY");
    }
}
