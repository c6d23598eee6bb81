package jp.kagiban.shell.limit;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.shared.ClientAddress;
import jp.kagiban.shared.ForwardedFor;
import jp.kagiban.shared.RequestPath;
import jp.kagiban.shell.limit.WaitingPlaces.Sender;
import jp.kagiban.shell.security.SessionCookie;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.AsyncContextCallback;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Limits how many threads serve one session, one client behind a proxy, and one network. Further requests wait without
 * a thread, or are refused if {@link WaitingPlaces} are short. Web sockets for pushes never wait; they are refused at
 * once. This adapter wraps Tomcat's adapter. At that point the head of a request has been read, and its handling hasn't
 * begun.
 */
final class RequestShares implements Adapter {

    /**
     * Limit for a session. A browser opens six connections, and most requests of a session wait for one another anyway.
     */
    static final int OF_A_SESSION = 8;

    /**
     * Matches the session's cookie, with the letters and digits at the beginning of its value. A genuine id has no
     * other characters.
     */
    private static final Pattern SESSION =
            Pattern.compile("(?:^|[;,\\s])(?:JSESSIONID|" + SessionCookie.OVER_TLS + ")\\s*=\\s*\"?([0-9A-Za-z]+)");

    /** Index of our note in a request. Tomcat's requests have 32 notes and use the first ones themselves. */
    private static final int WAITING = 31;

    private final Adapter tomcat;
    private final ForwardedFor forwarded;
    private final WaitingPlaces places;
    private final Consumer<Runnable> afterwards;
    private final ThreadShares networks = new ThreadShares(ThreadShares.OF_A_NETWORK);
    private final ThreadShares clients = new ThreadShares(ThreadShares.OF_A_PEER);
    private final ThreadShares sessions = new ThreadShares(OF_A_SESSION);

    /** Counted separately from {@link #sessions}, so that a page can open its socket while it loads its files. */
    private final ThreadShares sockets = new ThreadShares(OF_A_SESSION);

    /** @param afterwards runs a task when this thread is done with its connection */
    RequestShares(Adapter tomcat, ForwardedFor forwarded, WaitingPlaces places, Consumer<Runnable> afterwards) {
        this.tomcat = tomcat;
        this.forwarded = forwarded;
        this.places = places;
        this.afterwards = afterwards;
    }

    /** One limit for a request, and the session, client or network that it counts. */
    private record Share(ThreadShares threads, String holder) {

        private boolean beginNow() {
            return threads.beginNow(holder);
        }

        private void end() {
            threads.end(holder);
        }
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        request.setNote(WAITING, null);
        if (waitsForPushes(request)) {
            request.getMimeHeaders().removeHeader("Accept-Encoding");
        }
        if (isSocket(request)) {
            open(request, response);
        } else {
            Sender sender = sender(request);
            serve(request, response, sender, shares(request, sender, sessions), false);
        }
    }

    /**
     * Returns whether the request waits for pushes. Its answer stays open and isn't compressed, since compression takes native
     * memory, which no limit counts. {@link PageRequests} refuses other spellings of the address.
     */
    private static boolean waitsForPushes(Request request) {
        String address = request.requestURI().toString();
        return address != null && address.endsWith(RequestPath.PUSH);
    }

    /** Returns whether the request opens a web socket. Pages without a socket poll for pushes. */
    private static boolean isSocket(Request request) {
        return PageRequests.opensSocket(lines(request, "Upgrade"));
    }

    /**
     * Opens a socket if there is room. Otherwise refuses it, since Tomcat upgrades no request that has waited; the page then
     * polls. Sockets aren't compressed, since compression takes native memory, which no limit counts. Tomcat opens the socket
     * on this thread, but after the request.
     */
    private void open(Request request, Response response) throws Exception {
        List<Share> shares = shares(request, sender(request), sockets);
        List<Share> begun = shares.stream().takeWhile(Share::beginNow).toList();
        if (begun.size() == shares.size()) {
            request.getMimeHeaders().removeHeader("Sec-WebSocket-Extensions");
            afterwards.accept(() -> begun.forEach(Share::end));
            tomcat.service(request, response);
        } else {
            begun.forEach(Share::end);
            refuse(response);
        }
    }

    private static void refuse(Response response) {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.addHeader("Retry-After", "1");
        response.action(ActionCode.CLOSE, null);
    }

    private void serve(Request request, Response response, Sender sender, List<Share> shares, boolean woken)
            throws Exception {
        if (shares.isEmpty()) {
            tomcat.service(request, response);
        } else if (begins(request, response, sender, shares.getFirst(), woken)) {
            try {
                serve(request, response, sender, shares.subList(1, shares.size()), woken);
            } finally {
                shares.getFirst().end();
            }
        }
    }

    /** Returns whether the request may run. If not, it waits, or is refused if there is no place to wait. */
    private boolean begins(Request request, Response response, Sender sender, Share share, boolean woken) {
        if (share.beginNow()) {
            return true;
        }
        if (woken) {
            places.takeAgain(sender);
        } else if (!places.take(sender)) {
            refuse(response);
            return false;
        }
        return new Waiting(request, () -> places.giveBack(sender)).beginOrWait(share, woken);
    }

    /**
     * Returns the limits that apply to a request. A client that connects without a trusted proxy is already counted by
     * its connections, in {@link BoundedProtocol}.
     */
    private List<Share> shares(Request request, Sender sender, ThreadShares sessionThreads) {
        String peer = peer(request);
        String counted = sender.client().orElseGet(() -> ClientAddress.prefix(peer));
        return Stream.of(
                        session(request, counted).map(id -> new Share(sessionThreads, id)),
                        sender.client().filter(_ -> forwarded.trusts(peer)).map(client -> new Share(clients, client)),
                        sender.network().map(network -> new Share(networks, network)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Sender sender(Request request) {
        String peer = peer(request);
        Optional<String> client =
                forwarded.trusts(peer) ? forwarded.client(lines(request, "X-Forwarded-For")) : Optional.of(peer);
        return new Sender(client.map(ClientAddress::prefix), client.map(ClientAddress::network));
    }

    /**
     * Returns the session's id. If there are several cookies, Tomcat takes the valid one, which isn't known here, so
     * the client is counted instead.
     */
    private static Optional<String> session(Request request, String client) {
        Set<String> ids = SESSION.matcher(lines(request, "Cookie"))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
        return ids.size() < 2 ? ids.stream().findFirst() : Optional.of("several:" + client);
    }

    private static String peer(Request request) {
        request.action(ActionCode.REQ_HOST_ADDR_ATTRIBUTE, request);
        return Objects.requireNonNullElse(request.remoteAddr().toString(), "");
    }

    private static String lines(Request request, String header) {
        return String.join(",", Collections.list(request.getMimeHeaders().values(header)));
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
        Sender sender = sender(request);
        serve(request, response, sender, shares(request, sender, sessions), true);
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

    /**
     * A waiting request, which is asynchronous for Tomcat until there is room. Tomcat reuses the request object for
     * another request.
     */
    private static final class Waiting implements AsyncContextCallback {

        private final Request request;
        private final Runnable giveBackPlace;
        private boolean ended;

        private Waiting(Request request, Runnable giveBackPlace) {
            this.request = request;
            this.giveBackPlace = giveBackPlace;
        }

        /**
         * Returns whether the request may run. If not, it waits without this thread. The method is synchronized, since
         * there may be room before Tomcat knows that the request waits.
         */
        private synchronized boolean beginOrWait(Share share, boolean woken) {
            if (share.threads().begin(share.holder(), woken, this::wake)) {
                end();
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
            end();
            try {
                request.action(ActionCode.ASYNC_DISPATCH, null);
                return true;
            } catch (IllegalStateException closed) {
                return false;
            }
        }

        /** Gives the place back once, for a request that runs or whose connection has ended. */
        private synchronized void end() {
            if (!ended) {
                ended = true;
                giveBackPlace.run();
            }
        }

        @Override
        public void fireOnComplete() {
            // No servlet knows this request yet.
        }

        @Override
        public boolean isAvailable() {
            return true;
        }

        @Override
        public void incrementInProgressAsyncCount() {
            // Tomcat counts asynchronous requests only for servlets.
        }

        @Override
        public void decrementInProgressAsyncCount() {
            // Nothing was counted.
        }
    }
}
