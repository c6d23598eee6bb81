package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Instant;
import java.util.function.Supplier;
import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.TenantScope;

/** Redraws sections of a shop's page after events of the current tenant. */
@SpringComponent
class LiveParts {

    private final LivePages pages;
    private final TenantScope tenants;

    LiveParts(LivePages pages, TenantScope tenants) {
        this.pages = pages;
        this.tenants = tenants;
    }

    /** @param draw draws the section, and returns the time of the next redraw */
    <T extends Component> T follow(T part, Supplier<Instant> draw) {
        pages.follow(part, tenants.current(), draw::get);
        return part;
    }
}
