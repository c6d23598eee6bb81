package jp.kagiban.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import jp.kagiban.shared.ClientAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How many files are sent to one network at a time; here one. */
@ViewPackages(classes = {})
class FileTurnsTest extends BrowserlessTest {

    private static final String BUSY = "203.0.113.7";
    private static final String QUIET = "198.51.100.7";

    private final PageTurns.Files files = new PageTurns.Files(new PageTurns(new ClientAddress(), 1));
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private VaadinSession session;
    private String address;

    @BeforeEach
    void offerAFile() {
        Anchor file = new Anchor(this::send, "file");
        UI.getCurrent().add(file);
        session = UI.getCurrent().getSession();
        address = "/" + file.getHref();
        session.unlock();
    }

    @AfterEach
    void lockAgain() {
        session.lock();
    }

    private void send(DownloadEvent event) throws IOException {
        begun.add(event.getRequest().getRemoteAddr());
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        event.getOutputStream().write('x');
    }

    @Test
    void aSecondFileOfANetworkWaitsAndOtherNetworksDoNot() throws Exception {
        CompletableFuture<Boolean> first = fetch(address, BUSY);
        assertThat(begun.take()).isEqualTo(BUSY);
        CompletableFuture<Boolean> second = fetch(address, BUSY);
        CompletableFuture<Boolean> other = fetch(address, QUIET);
        assertThat(begun.take()).isEqualTo(QUIET);
        assertThat(begun).isEmpty();
        end.countDown();
        assertThat(first.get() && second.get() && other.get()).isTrue();
        assertThat(begun).containsExactly(BUSY);
    }

    @Test
    void whatIsNoFileWaitsForNoFile() throws Exception {
        CompletableFuture<Boolean> file = fetch(address, BUSY);
        begun.take();
        assertThat(fetch("/shops", BUSY).get()).isFalse();
        end.countDown();
        assertThat(file.get()).isTrue();
    }

    private CompletableFuture<Boolean> fetch(String path, String client) {
        VaadinServletService service = (VaadinServletService) session.getService();
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setPathInfo(path);
        request.setRemoteAddr(client);
        request.setSession(((WrappedHttpSession) session.getSession()).getHttpSession());
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return files.handleRequest(
                                session,
                                new VaadinServletRequest(request, service),
                                new VaadinServletResponse(new MockHttpServletResponse(), service));
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                },
                Thread::startVirtualThread);
    }
}
