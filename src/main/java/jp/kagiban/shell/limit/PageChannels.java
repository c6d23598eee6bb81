package jp.kagiban.shell.limit;

import com.vaadin.flow.component.PushConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.communication.PushMode;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.PageChannel;
import org.springframework.stereotype.Component;

/** Gives pages their push channels, and counts what is pushed like an answer. */
@Component
public class PageChannels {

    private final MemberPages pages;
    private final LivePages live;

    PageChannels(MemberPages pages, LivePages live) {
        this.pages = pages;
        this.live = live;
    }

    /** Replaces the channel that Flow has given to a new page. */
    public void give(UI ui) {
        PushConfiguration pushes = ui.getPushConfiguration();
        pushes.setPushConnectionFactory(this::channel);
        PushMode mode = pushes.getPushMode();
        // Flow asks the factory only if the mode changes.
        pushes.setPushMode(PushMode.DISABLED);
        pushes.setPushMode(mode);
    }

    private PageChannel channel(UI ui) {
        return new PageChannel(ui, live) {

            private boolean keptDrawing;

            @Override
            protected void keepsDrawing() {
                if (!keptDrawing) {
                    keptDrawing = true;
                    pages.grew(ui, MemberPages.OF_A_PAGE);
                }
            }

            @Override
            protected void sendMessage(String message) {
                PageLoad load = PageLoad.of(ui);
                pages.grew(ui, load.shows(load.newElements(ui) * PageLoad.OF_AN_ELEMENT, message.length()));
                super.sendMessage(message);
            }
        };
    }
}
