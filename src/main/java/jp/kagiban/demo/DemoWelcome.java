package jp.kagiban.demo;

import jp.kagiban.sandbox.InSandboxMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Logs the portal's address and the demo logins once the portal is ready. */
@Component
@InSandboxMode
class DemoWelcome {

    private static final Logger LOG = LoggerFactory.getLogger(DemoWelcome.class);

    private final DemoMerchants merchants;

    DemoWelcome(DemoMerchants merchants) {
        this.merchants = merchants;
    }

    @EventListener
    @Order
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null) {
            LOG.info(welcome(web.getWebServer().getPort()));
        }
    }

    private String welcome(int port) {
        StringBuilder text =
                new StringBuilder("鍵番 is ready (sandbox): http://localhost:" + port + System.lineSeparator());
        text.append("  Log in with one of these; the password is ").append(DemoMerchants.PASSWORD);
        merchants
                .all()
                .forEach(merchant -> text.append(System.lineSeparator())
                        .append("    ")
                        .append(merchant.email())
                        .append("  ")
                        .append(merchant.company())
                        .append("  ")
                        .append(shops(merchant.shops().size())));
        return text.append(System.lineSeparator()).append("  Stop with Ctrl-C.").toString();
    }

    private static String shops(int count) {
        return count + (count == 1 ? " shop" : " shops");
    }
}
