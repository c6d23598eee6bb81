package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.delivery.BrokenChannels;
import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.MemberId;
import org.springframework.modulith.NamedInterface;

/** Draws the part of the home page that names channels over which notices don't arrive. */
@NamedInterface("ui")
@SpringComponent
public class DeliveryAdvice {

    private final BrokenChannels channels;
    private final LivePages pages;

    DeliveryAdvice(BrokenChannels channels, LivePages pages) {
        this.channels = channels;
        this.pages = pages;
    }

    /** Draws nothing if all channels work, and follows changes. Needs a tab with a tenant. */
    public Component draw(MemberId member) {
        return new BrokenChannelLine(channels, pages, member);
    }
}
