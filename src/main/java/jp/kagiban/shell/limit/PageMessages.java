package jp.kagiban.shell.limit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.internal.JacksonUtils;
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
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

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

    /** Maximum values within the value of a member's field, such as the choices of a group of checkboxes. */
    static final int MOST_IN_A_VALUE = 2_000;

    /**
     * The longest route and query to which a message before the login may navigate, in characters. No view of ours
     * needs as many.
     */
    static final int MOST_OF_AN_ADDRESS = 2_048;

    /** The same for members. A browser can't load a longer address again, and Flow reads repeated parameters slowly. */
    static final int MOST_OF_A_MEMBERS_ADDRESS = 8_192;

    /**
     * The bytes that a page keeps for a character of its address at most: two characters make one part of a route, or
     * one parameter.
     */
    static final int OF_A_CHARACTER = 65;

    /** Maximum tokens of a message's JSON: values, names and brackets. The calls of a full message have half as many. */
    static final int MOST_TOKENS = 20_000;

    /** Request attribute: the length of the answer, in characters. */
    private static final String ANSWER = PageMessages.class.getName();

    /** Request attribute: the bytes of new elements. */
    private static final String ELEMENTS = ANSWER + ".elements";

    /** Request attribute: the length of all addresses, in characters. */
    private static final String ADDRESSES = ANSWER + ".addresses";

    private static final Logger LOG = LoggerFactory.getLogger(PageMessages.class);

    private final transient PageTurns turns;
    private final transient MemberPages pages;

    public PageMessages(PageTurns turns, MemberPages pages) {
        this.turns = turns;
        this.pages = pages;
    }

    /** Counts what the messages of a tab cost. */
    public static void watch(UI ui) {
        PageLoad.watch(ui);
    }

    /**
     * The bytes of a message that stay in memory beyond its length: the parts of its addresses, its answer, which Flow
     * keeps in UTF-16, and unusually many elements.
     */
    static long kept(HttpServletRequest request) {
        long answer = request.getAttribute(ANSWER) instanceof Integer length ? 2L * length : 0;
        long elements = request.getAttribute(ELEMENTS) instanceof Long bytes ? bytes : 0;
        return answer
                + elements
                + (request.getAttribute(ADDRESSES) instanceof Integer length ? (long) OF_A_CHARACTER * length : 0);
    }

    @Override
    public Optional<ResponseWriter> synchronizedHandleRequest(
            VaadinSession session, VaadinRequest request, VaadinResponse response, String message) throws IOException {
        Optional<ResponseWriter> writer =
                turns.run(request, () -> super.synchronizedHandleRequest(session, request, response, message));
        Optional.ofNullable(session.getService().findUI(request)).ifPresent(ui -> weigh(ui, request));
        return writer;
    }

    private void weigh(UI ui, VaadinRequest request) {
        PageLoad load = PageLoad.of(ui);
        long elements = load.newElements(ui) * PageLoad.OF_AN_ELEMENT;
        request.setAttribute(ELEMENTS, elements);
        String answer = ui.getInternals().getLastRequestResponse();
        int length = answer == null ? 0 : answer.length();
        request.setAttribute(ANSWER, length);
        pages.grew(ui, load.shows(elements, length));
    }

    @Override
    protected ServerRpcHandler createRpcHandler() {
        return new Bounded(pages);
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
            if (!stranger && !MemberPages.counts(ui)) {
                // The page was opened before the login.
                throw new InvalidUIDLSecurityKeyException();
            }
            JsonNode calls = calls(message);
            if (calls == null || (stranger ? isTooMuchForStranger(calls) : isTooMuchForMember(calls))) {
                // Vaadin answers this one by reloading the page.
                throw new InvalidUIDLSecurityKeyException();
            }
            request.setAttribute(ADDRESSES, addresses(calls).sum());
            if (!stranger) {
                pages.grew(ui, PageLoad.of(ui).more(calls));
            }
            PageLoad.of(ui).beginMessage();
            handleOrEndPage(ui, message, request);
            if (PageLoad.of(ui).areSpent()) {
                ui.getPage().reload();
            }
        }

        /** Ends the page of a message that has no answer, because nothing counts what its calls have added to the page. */
        private void handleOrEndPage(UI ui, String message, VaadinRequest request)
                throws InvalidUIDLSecurityKeyException, MessageIdSyncException {
            try {
                super.handleRpc(ui, message, request);
            } catch (ClientResentPayloadException | ResynchronizationRequiredException answered) {
                // Vaadin answers these. A browser sends them after it has lost an answer.
                throw answered;
            } catch (RuntimeException broken) {
                LOG.warn("A message broke off before its answer, so its page ends", broken);
                VaadinSession session = ui.getSession();
                if (session != null) {
                    ui.close();
                    session.removeUI(ui);
                }
                throw new InvalidUIDLSecurityKeyException();
            }
        }

        private static boolean isStranger(VaadinRequest request) {
            return !(request instanceof VaadinServletRequest http) || !AnonymousSession.isLoggedIn(http.getSession());
        }

        /** Returns the calls of a message; null if it has too many tokens or isn't JSON as Flow reads it. */
        private static @Nullable JsonNode calls(String message) {
            try {
                return hasTooManyTokens(message)
                        ? null
                        : JacksonUtils.getMapper().readTree(message).path("rpc");
            } catch (JacksonException malformed) {
                return null;
            }
        }

        /** Reads the message without keeping it, because a tree of its values takes forty times its length. */
        private static boolean hasTooManyTokens(String message) {
            try (JsonParser tokens = JacksonUtils.getMapper().createParser(message)) {
                int count = 0;
                while (count <= MOST_TOKENS && tokens.nextToken() != null) {
                    count++;
                }
                return count > MOST_TOKENS;
            }
        }

        private static boolean isTooMuchForMember(JsonNode calls) {
            return calls.size() > MOST_CALLS
                    || addresses(calls).anyMatch(length -> length > MOST_OF_A_MEMBERS_ADDRESS)
                    || values(calls).anyMatch(value -> count(value) > MOST_IN_A_VALUE);
        }

        private static boolean isTooMuchForStranger(JsonNode calls) {
            return calls.size() > MOST_CALLS_OF_A_STRANGER
                    || addresses(calls).anyMatch(length -> length > MOST_OF_AN_ADDRESS)
                    || values(calls).anyMatch(JsonNode::isContainer);
        }

        /**
         * The values that fields would keep. Parsed objects take forty times their length in memory, and a visitor's fields
         * need none.
         */
        private static Stream<JsonNode> values(JsonNode calls) {
            return calls.valueStream()
                    .filter(PageLoad::isValue)
                    .map(call -> call.path(JsonConstants.RPC_PROPERTY_VALUE));
        }

        /** Returns the number of values within a value, itself included. */
        private static int count(JsonNode value) {
            return 1 + value.valueStream().mapToInt(Bounded::count).sum();
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
            return PageLoad.of(ui).areSpent() || PageLoad.of(ui).isClickTooMany(call)
                    ? Optional.empty()
                    : vaadins.handle(ui, call).map(later -> () -> {
                        if (!PageLoad.of(ui).areSpent()) {
                            later.run();
                        }
                    });
        }
    }
}
