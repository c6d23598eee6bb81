package jp.kagiban.shell;

import com.vaadin.flow.spring.SpringServlet;
import java.time.Duration;
import org.atmosphere.cpr.ApplicationConfig;
import org.atmosphere.websocket.WebSocket;
import org.atmosphere.websocket.WebSocketProcessor;
import org.atmosphere.websocket.protocol.SimpleHttpProtocol;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.stereotype.Component;

/**
 * Closes a push socket whose opening fails, for example because its session ends at the same moment. The library's own
 * protocol leaves such a socket open. The library creates an instance of this class by the name in Vaadin's servlet.
 * Also closes a socket if an update has waited too long for its client to read the one before, since all sockets share
 * the threads that write.
 */
@Component
public class PushProtocol extends SimpleHttpProtocol implements BeanPostProcessor {

    /** How long a message may wait for the client to read the one before. By default, this is a minute. */
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(5);

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof ServletRegistrationBean<?> registration
                && registration.getServlet() instanceof SpringServlet) {
            registration.addInitParameter(ApplicationConfig.WEBSOCKET_PROTOCOL, PushProtocol.class.getName());
            registration.addInitParameter(
                    ApplicationConfig.WEBSOCKET_WRITE_TIMEOUT, String.valueOf(LONGEST_WRITE.toMillis()));
        }
        return bean;
    }

    @Override
    public void onError(WebSocket socket, WebSocketProcessor.WebSocketException fault) {
        socket.close();
    }
}
