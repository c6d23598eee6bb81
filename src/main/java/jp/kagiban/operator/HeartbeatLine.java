package jp.kagiban.operator;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import jp.kagiban.operator.Heartbeat.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Calls the address of the heartbeat. The operator has set it, so it may be any address, even in a private network. A
 * call takes at most ten seconds, follows no redirect, and reads no answer.
 */
@Component
class HeartbeatLine implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatLine.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FIRST_FAILURE = 300;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Calls the address. Returns the trouble; empty if the call succeeded. */
    Optional<Trouble> call(URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
        try {
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode() < FIRST_FAILURE ? Optional.empty() : refused(answer.statusCode());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of(Trouble.UNREACHED);
        } catch (IOException away) {
            LOG.info(
                    "The heartbeat's address gave no answer: {}",
                    away.getClass().getSimpleName());
            return Optional.of(Trouble.UNREACHED);
        }
    }

    private static Optional<Trouble> refused(int status) {
        LOG.info("The heartbeat's address answered with status {}", status);
        return Optional.of(Trouble.REFUSED);
    }

    @Override
    public void destroy() {
        client.shutdownNow();
    }
}
