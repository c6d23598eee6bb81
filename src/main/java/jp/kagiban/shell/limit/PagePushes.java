package jp.kagiban.shell.limit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.communication.PushConnection;
import com.vaadin.flow.server.communication.PushConnectionFactory;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.PushChannel;
import org.springframework.stereotype.Component;

/** Makes the push channels of pages, and counts what is pushed like an answer. */
@Component
class PagePushes implements PushConnectionFactory {

    private static final long serialVersionUID = 1L;

    private final transient MemberPages pages;
    private final transient LivePages live;

    PagePushes(MemberPages pages, LivePages live) {
        this.pages = pages;
        this.live = live;
    }

    @Override
    public PushConnection apply(UI ui) {
        return new PushChannel(ui, live) {
            @Override
            protected void sendMessage(String message) {
                PageLoad load = PageLoad.of(ui);
                pages.grew(ui, load.shows(load.newElements(ui) * PageLoad.OF_AN_ELEMENT, message.length()));
                super.sendMessage(message);
            }
        };
    }
}
