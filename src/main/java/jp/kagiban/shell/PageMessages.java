package jp.kagiban.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.communication.ServerRpcHandler;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Handles the messages of open pages as Vaadin does, but refuses a message with too many calls. Rights are checked before a message,
 * and all its calls run on one thread; a browser sends a few calls in a message.
 */
class PageMessages extends UidlRequestHandler {

    /** A field that is typed in while the network is slow adds two calls per letter. */
    static final int MOST_CALLS = 500;

    /** In characters. So many calls take more. */
    private static final int SHORT = 20 * MOST_CALLS;

    @Override
    protected ServerRpcHandler createRpcHandler() {
        return new Bounded();
    }

    private static final class Bounded extends ServerRpcHandler {

        private static final long serialVersionUID = 1L;

        @Override
        public void handleRpc(UI ui, String message, VaadinRequest request)
                throws InvalidUIDLSecurityKeyException, MessageIdSyncException {
            if (message.length() > SHORT && calls(message) > MOST_CALLS) {
                // Vaadin answers this one by reloading the page.
                throw new InvalidUIDLSecurityKeyException();
            }
            super.handleRpc(ui, message, request);
        }

        /** Vaadin refuses by itself what is no JSON. */
        private static int calls(String message) {
            try {
                return JsonMapper.shared().readTree(message).path("rpc").size();
            } catch (JacksonException malformed) {
                return 0;
            }
        }
    }
}
