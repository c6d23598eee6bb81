package jp.kagiban.rakuten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.vaadin.flow.component.UI;
import java.net.URI;
import java.time.Duration;
import jp.kagiban.mall.Credentials;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.TestCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** However slow RMS is, no page waits for it. */
class RmsOffScreenTest {

    private final RmsWire wire = new RmsWire(new RmsWire.Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(1)));
    private final Credentials credentials =
            RakutenEntry.credentials("SP123456_abcdefgh", "SL123456_abcdefgh", TestCaller.of("123456"));

    private boolean answered() {
        return wire.get(URI.create("http://127.0.0.1:9"), credentials).isPresent();
    }

    @AfterEach
    void leave() {
        UI.setCurrent(null);
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void aJobAsksRms() {
        assertThat(answered()).isFalse();
    }

    @Test
    void aTabDoesNot() {
        UI.setCurrent(new UI());
        assertThatIllegalStateException().isThrownBy(this::answered);
    }

    @Test
    void aRequestDoesNot() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        assertThatIllegalStateException().isThrownBy(this::answered);
    }
}
