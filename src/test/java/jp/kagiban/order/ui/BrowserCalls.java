package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.UIInternals;
import java.util.List;
import java.util.Objects;

/** What the page of a test would ask its browser to do. */
final class BrowserCalls {

    private BrowserCalls() {}

    /** @param parameters as text */
    record Call(int node, String script, List<String> parameters) {

        boolean isOf(Component part, String words) {
            return node == part.getElement().getNode().getId() && script.contains(words);
        }
    }

    /** Since it was looked last, or the page was answered. */
    static List<Call> toBeSent() {
        UIInternals page = UI.getCurrent().getInternals();
        page.getStateTree().runExecutionsBeforeClientResponse();
        return page.dumpPendingJavaScriptInvocations().stream()
                .map(call -> new Call(
                        call.getOwner().getId(),
                        call.getInvocation().getExpression(),
                        call.getInvocation().getParameters().stream()
                                .map(Objects::toString)
                                .toList()))
                .toList();
    }
}
