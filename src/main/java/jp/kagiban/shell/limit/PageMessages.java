package jp.kagiban.shell.limit;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterListener;
import com.vaadin.flow.router.ListenerPriority;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.ServerRpcHandler;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import com.vaadin.flow.server.communication.rpc.RpcInvocationHandler;
import com.vaadin.flow.shared.JsonConstants;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Handles the messages of open pages as Vaadin does, but limits what one message costs. All calls of a message run on
 * one thread, after one check of rights. The views that a message leaves stay in memory until the message ends. A
 * browser normally sends a few calls in a message.
 */
public class PageMessages extends UidlRequestHandler {

    /** Maximum calls in a member's message. While the network is slow, typing in a field adds two calls per letter. */
    static final int MOST_CALLS = 500;

    /** Maximum calls in a message before the login. The forms there send only a few calls per field. */
    static final int MOST_CALLS_OF_A_STRANGER = 100;

    /**
     * Maximum views that a message may enter. Five were needed; the rest is for redirects to the login or the second
     * factor.
     */
    static final int MOST_ENTRIES = 8;

    /**
     * The longest route and query to which a message before the login may navigate, in characters. No view of ours
     * needs as many.
     */
    static final int MOST_OF_AN_ADDRESS = 2_048;

    /**
     * The bytes that a page keeps for a character of its address at most: two characters make one part of a route, or
     * one parameter.
     */
    static final int OF_A_CHARACTER = 65;

    /** Request attributes: the length of the answer, and that of all addresses, in characters. */
    private static final String ANSWER = PageMessages.class.getName();

    private static final String ADDRESSES = ANSWER + ".addresses";

    private final transient PageTurns turns;
    private final transient MemberPages pages;

    public PageMessages(PageTurns turns, MemberPages pages) {
        this.turns = turns;
        this.pages = pages;
    }

    /** Counts all views that are entered in a tab. */
    public static void watch(UI ui) {
        Entries entries = new Entries();
        ComponentUtil.setData(ui, Entries.class, entries);
        ui.addBeforeEnterListener(entries);
    }

    /**
     * The bytes of a message that stay in memory beyond its length: the parts of its addresses, and its answer, which
     * Flow keeps in UTF-16.
     */
    static long kept(HttpServletRequest request) {
        long answer = request.getAttribute(ANSWER) instanceof Integer length ? 2L * length : 0;
        return answer
                + (request.getAttribute(ADDRESSES) instanceof Integer length ? (long) OF_A_CHARACTER * length : 0);
    }

    @Override
    public Optional<ResponseWriter> synchronizedHandleRequest(
            VaadinSession session, VaadinRequest request, VaadinResponse response, String message) throws IOException {
        Optional<ResponseWriter> writer =
                turns.run(request, () -> super.synchronizedHandleRequest(session, request, response, message));
        Optional.ofNullable(session.getService().findUI(request))
                .map(ui -> ui.getInternals().getLastRequestResponse())
                .ifPresent(answer -> request.setAttribute(ANSWER, answer.length()));
        return writer;
    }

    @Override
    protected ServerRpcHandler createRpcHandler() {
        return new Bounded(pages);
    }

    /** Counts entered views. The listener comes first, since another listener may redirect and so end the event. */
    @ListenerPriority(1)
    private static final class Entries implements BeforeEnterListener {

        private static final long serialVersionUID = 1L;

        private int ofThisMessage;

        @Override
        public void beforeEnter(BeforeEnterEvent event) {
            ofThisMessage++;
        }

        private boolean areSpent() {
            return ofThisMessage >= MOST_ENTRIES;
        }

        private static Entries of(UI ui) {
            return Objects.requireNonNull(ComponentUtil.getData(ui, Entries.class));
        }
    }

    private static final class Bounded extends ServerRpcHandler {

        private static final long serialVersionUID = 1L;

        private final transient MemberPages pages;

        private final transient Map<String, RpcInvocationHandler> handlers =
                super.getInvocationHandlers().values().stream()
                        .map(BoundedCall::new)
                        .collect(Collectors.toMap(RpcInvocationHandler::getRpcType, Function.identity()));

        private Bounded(MemberPages pages) {
            this.pages = pages;
        }

        @Override
        public void handleRpc(UI ui, String message, VaadinRequest request)
                throws InvalidUIDLSecurityKeyException, MessageIdSyncException {
            boolean stranger = isStranger(request);
            int most = stranger ? MOST_CALLS_OF_A_STRANGER : MOST_CALLS;
            // A call takes at least two characters, with its comma.
            if (stranger || message.length() > 2 * most) {
                JsonNode calls = calls(message);
                if (calls.size() > most || (stranger && growsTooMuch(calls))) {
                    // Vaadin answers this one by reloading the page.
                    throw new InvalidUIDLSecurityKeyException();
                }
                request.setAttribute(ADDRESSES, addresses(calls).sum());
            }
            pages.sent(ui, message);
            Entries.of(ui).ofThisMessage = 0;
            super.handleRpc(ui, message, request);
            if (Entries.of(ui).areSpent()) {
                ui.getPage().reload();
            }
        }

        private static boolean isStranger(VaadinRequest request) {
            return !(request instanceof VaadinServletRequest http) || !AnonymousSession.isLoggedIn(http.getSession());
        }

        /** Returns the calls of a message; none if its JSON is malformed, which Vaadin itself refuses. */
        private static JsonNode calls(String message) {
            try {
                return JsonMapper.shared().readTree(message).path("rpc");
            } catch (JacksonException malformed) {
                return MissingNode.getInstance();
            }
        }

        /**
         * Returns whether a field would keep parsed objects, which take forty times their length in memory, or whether an
         * address is too long.
         */
        private static boolean growsTooMuch(JsonNode calls) {
            return calls.valueStream()
                            .anyMatch(call -> call.path(JsonConstants.RPC_TYPE)
                                            .asString("")
                                            .equals(JsonConstants.RPC_TYPE_MAP_SYNC)
                                    && call.path(JsonConstants.RPC_PROPERTY_VALUE)
                                            .isContainer())
                    || addresses(calls).anyMatch(length -> length > MOST_OF_AN_ADDRESS);
        }

        /** The lengths of the addresses to which these calls navigate. */
        private static IntStream addresses(JsonNode calls) {
            return calls.valueStream()
                    .map(call -> call.path(JsonConstants.RPC_EVENT_DATA))
                    .mapToInt(data -> data.path("route").asString("").length()
                            + data.path("query").asString("").length());
        }

        @Override
        protected Map<String, RpcInvocationHandler> getInvocationHandlers() {
            return handlers;
        }
    }

    /** Runs no further call of a message that has entered too many views. */
    private record BoundedCall(RpcInvocationHandler vaadins) implements RpcInvocationHandler {

        @Override
        public String getRpcType() {
            return vaadins.getRpcType();
        }

        @Override
        public Optional<Runnable> handle(UI ui, JsonNode call) {
            return Entries.of(ui).areSpent()
                    ? Optional.empty()
                    : vaadins.handle(ui, call).map(later -> () -> {
                        if (!Entries.of(ui).areSpent()) {
                            later.run();
                        }
                    });
        }
    }
}
