package jp.kagiban.shell.limit;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.JavaScriptBootstrapHandler;
import com.vaadin.flow.server.communication.StreamRequestHandler;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import jp.kagiban.shared.ClientAddress;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Limits how many pages are built or changed, and how many files are sent, for one network at the same time. One network
 * can't take all processors. Further requests wait, in the order of their arrival. Waiting for a body doesn't count.
 */
@Component
public class PageTurns {

    /** Limit for a network. More than one for each processor, since a page also waits for the database. */
    private static final int AT_ONCE = 3 * Runtime.getRuntime().availableProcessors();

    /** Limit of files for a network. A few of them may go to slow browsers without keeping colleagues waiting. */
    private static final int FILES_AT_ONCE = Math.max(4, Runtime.getRuntime().availableProcessors());

    private final ClientAddress client;
    private final int atOnce;
    private final Map<String, Turns> networks = new ConcurrentHashMap<>();

    @Autowired
    PageTurns(ClientAddress client) {
        this(client, AT_ONCE);
    }

    PageTurns(ClientAddress client, int atOnce) {
        this.client = client;
        this.atOnce = atOnce;
    }

    private record Turns(Semaphore free, int users) {

        private Turns used(int more) {
            return new Turns(free, users + more);
        }
    }

    /** Work on a page, under the lock of its session. */
    interface Work<T> {

        T run() throws IOException;
    }

    /** Runs the work when the client's network has a turn. */
    <T> T run(VaadinRequest request, Work<T> work) throws IOException {
        return request instanceof VaadinServletRequest http
                ? run(client.network(http.getHttpServletRequest()), work)
                : work.run();
    }

    <T> T run(String network, Work<T> work) throws IOException {
        Semaphore free = networks.compute(
                        network,
                        (_, turns) -> turns == null ? new Turns(new Semaphore(atOnce, true), 1) : turns.used(1))
                .free();
        free.acquireUninterruptibly();
        try {
            return work.run();
        } finally {
            free.release();
            networks.computeIfPresent(network, (_, turns) -> turns.users() == 1 ? null : turns.used(-1));
        }
    }

    /** Returns a handler that builds a page as Vaadin does, when it has a turn. */
    public JavaScriptBootstrapHandler beginnings() {
        return new Beginnings(this);
    }

    /** Returns a handler that sends files as Vaadin does, when it has a turn. */
    public StreamRequestHandler files() {
        return new Files(new PageTurns(client, FILES_AT_ONCE));
    }

    static final class Files extends StreamRequestHandler {

        private static final long serialVersionUID = 1L;

        private final transient PageTurns turns;

        Files(PageTurns turns) {
            this.turns = turns;
        }

        @Override
        public boolean handleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response)
                throws IOException {
            String path = request.getPathInfo();
            return path != null
                    && path.startsWith("/" + DYN_RES_PREFIX)
                    && turns.run(request, () -> super.handleRequest(session, request, response));
        }
    }

    private static final class Beginnings extends JavaScriptBootstrapHandler {

        private static final long serialVersionUID = 1L;

        private final transient PageTurns turns;

        private Beginnings(PageTurns turns) {
            this.turns = turns;
        }

        @Override
        public boolean synchronizedHandleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response)
                throws IOException {
            return turns.run(request, () -> super.synchronizedHandleRequest(session, request, response));
        }
    }
}
