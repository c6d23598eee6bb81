package jp.kagiban.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What browsers complain of in their consoles. */
final class Console {

    private static final Set<String> COMPLAINTS = Set.of("error", "warning");

    /** Logging out cuts the page's push connection, and a scene takes the browser off the net. */
    private static final Set<String> EXPECTED = Set.of("Websocket closed", "net::ERR_INTERNET_DISCONNECTED");

    private final Collection<String> complaints = new ConcurrentLinkedQueue<>();

    void follow(BrowserContext person) {
        person.onConsoleMessage(this::hear);
        person.onWebError(fault -> complaints.add("fault: " + fault.error()));
    }

    private void hear(ConsoleMessage message) {
        boolean expected = EXPECTED.stream().anyMatch(message.text()::contains);
        if (COMPLAINTS.contains(message.type()) && !expected) {
            complaints.add(message.type() + ": " + message.text() + " at " + message.location());
        }
    }

    void assertSilent() {
        assertThat(complaints).isEmpty();
    }
}
