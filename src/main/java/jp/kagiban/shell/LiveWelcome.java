package jp.kagiban.shell;

import jp.kagiban.shared.PublicAddress;
import jp.kagiban.shared.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs the address of a live portal once it is ready. The sandbox has its own welcome. */
@Component
class LiveWelcome {

    private static final Logger LOG = LoggerFactory.getLogger(LiveWelcome.class);

    private final Settings settings;
    private final PublicAddress address;

    LiveWelcome(Settings settings, PublicAddress address) {
        this.settings = settings;
        this.address = address;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (!settings.sandbox()
                && event.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null) {
            LOG.info(
                    "Kagiban is ready: http://localhost:{} (open an account at {}/signup)",
                    web.getWebServer().getPort(),
                    address.base());
        }
    }
}
