package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.delivery.BrokenChannels;
import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantScope;
import org.springframework.modulith.NamedInterface;

/** Draws the part of the home page that names channels over which notices don't arrive. */
@NamedInterface("ui")
@SpringComponent
public class DeliveryAdvice {

    private final BrokenChannels channels;
    private final LivePages pages;
    private final TenantScope tenants;

    DeliveryAdvice(BrokenChannels channels, LivePages pages, TenantScope tenants) {
        this.channels = channels;
        this.pages = pages;
        this.tenants = tenants;
    }

    /** Draws nothing if all channels work, and follows changes. Needs a tab with a tenant. */
    public Component draw(MemberId member) {
        return new BrokenChannelLine(channels, pages, tenants, member);
    }
}
