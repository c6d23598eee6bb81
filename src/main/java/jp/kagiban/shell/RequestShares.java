package jp.kagiban.shell;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kagiban.shared.ClientAddress;
import jp.kagiban.shared.ForwardedFor;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.AsyncContextCallback;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Limits how many threads serve one client behind a proxy, and one session. Further requests wait without a thread, and none is
 * refused. Stands before Tomcat's adapter: there the head of a request has been read, and nothing of the request has begun.
 */
final class RequestShares implements Adapter {

    /** A browser opens six connections. Most requests of one session wait for one another anyway. */
    static final int OF_A_SESSION = 8;

    /** The channel for push holds no thread once it is open, and Tomcat upgrades no request that has waited. */
    private static final String PUSH = "/VAADIN/push";

    /** The letters and digits at the beginning, which are all of an id that is one of ours. */
    private static final Pattern SESSION =
            Pattern.compile("(?:^|[;,\\s])(?:JSESSIONID|" + SessionCookie.OVER_TLS + ")\\s*=\\s*\"?([0-9A-Za-z]+)");

    /** Tomcat's requests have 32 places for notes, and use the first ones. */
    private static final int WAITING = 31;

    private final Adapter tomcat;
    private final ForwardedFor forwarded;
    private final ThreadShares clients = new ThreadShares(ThreadShares.OF_A_PEER);
    private final ThreadShares sessions = new ThreadShares(OF_A_SESSION);

    RequestShares(Adapter tomcat, ForwardedFor forwarded) {
        this.tomcat = tomcat;
        this.forwarded = forwarded;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        request.setNote(WAITING, null);
        if (request.requestURI().equals(PUSH)) {
            tomcat.service(request, response);
        } else {
            serve(request, response, false);
        }
    }

    private void serve(Request request, Response response, boolean woken) throws Exception {
        Optional<String> session = session(request);
        if (!begins(request, sessions, session, woken)) {
            return;
        }
        try {
            serveClient(request, response, woken);
        } finally {
            session.ifPresent(sessions::end);
        }
    }

    private void serveClient(Request request, Response response, boolean woken) throws Exception {
        Optional<String> client = client(request);
        if (!begins(request, clients, client, woken)) {
            return;
        }
        try {
            tomcat.service(request, response);
        } finally {
            client.ifPresent(clients::end);
        }
    }

    /** The client that a proxy of ours tells. A client without one is counted by its connections ({@link ThreadShares}). */
    private Optional<String> client(Request request) {
        return forwarded.trusts(peer(request))
                ? forwarded.client(lines(request, "X-Forwarded-For")).map(ClientAddress::prefix)
                : Optional.empty();
    }

    /** Tomcat takes the one of several cookies that is valid, which isn't known here: then the client is counted instead. */
    private Optional<String> session(Request request) {
        Set<String> ids = SESSION.matcher(lines(request, "Cookie"))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
        return ids.size() < 2
                ? ids.stream().findFirst()
                : Optional.of("several:" + client(request).orElseGet(() -> ClientAddress.prefix(peer(request))));
    }

    private static String peer(Request request) {
        request.action(ActionCode.REQ_HOST_ADDR_ATTRIBUTE, request);
        return Objects.requireNonNullElse(request.remoteAddr().toString(), "");
    }

    private static String lines(Request request, String header) {
        return String.join(",", Collections.list(request.getMimeHeaders().values(header)));
    }

    /** Returns false if the request waits: this thread leaves it then. */
    private static boolean begins(Request request, ThreadShares shares, Optional<String> holder, boolean woken) {
        return holder.isEmpty() || new Waiting(request).begins(shares, holder.get(), woken);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event) throws Exception {
        if (!(request.getNote(WAITING) instanceof Waiting waiting)) {
            return tomcat.asyncDispatch(request, response, event);
        }
        request.setNote(WAITING, null);
        waiting.end();
        if (event != SocketEvent.OPEN_READ) {
            return false;
        }
        request.action(ActionCode.ASYNC_DISPATCHED, null);
        serve(request, response, true);
        return true;
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return tomcat.prepare(request, response);
    }

    @Override
    public void log(Request request, Response response, long time) {
        tomcat.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        tomcat.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return tomcat.getDomain();
    }

    /** A request that is asynchronous for Tomcat until there is room. Tomcat uses its objects again for another. */
    private static final class Waiting implements AsyncContextCallback {

        private final Request request;
        private boolean ended;

        private Waiting(Request request) {
            this.request = request;
        }

        /** Synchronized, since there may be room before Tomcat knows that the request waits. */
        private synchronized boolean begins(ThreadShares shares, String holder, boolean woken) {
            if (shares.begin(holder, woken, this::wake)) {
                return true;
            }
            request.setNote(WAITING, this);
            request.action(ActionCode.ASYNC_SETTIMEOUT, -1L);
            request.action(ActionCode.ASYNC_START, this);
            return false;
        }

        private synchronized boolean wake() {
            if (ended) {
                return false;
            }
            ended = true;
            try {
                request.action(ActionCode.ASYNC_DISPATCH, null);
                return true;
            } catch (IllegalStateException closed) {
                return false;
            }
        }

        private synchronized void end() {
            ended = true;
        }

        @Override
        public void fireOnComplete() {
            // No servlet knows of this request yet.
        }

        @Override
        public boolean isAvailable() {
            return true;
        }

        @Override
        public void incrementInProgressAsyncCount() {
            // Tomcat counts for the servlets' sake.
        }

        @Override
        public void decrementInProgressAsyncCount() {
            // Nothing was counted.
        }
    }
}
