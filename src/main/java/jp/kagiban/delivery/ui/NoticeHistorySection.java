package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.delivery.ShopNotices;
import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopSection;
import org.springframework.core.annotation.Order;

/** Adds お知らせの履歴 to a shop's page. */
@SpringComponent
@Order(40)
class NoticeHistorySection implements ShopSection {

    private final ShopNotices notices;
    private final LivePages pages;

    NoticeHistorySection(ShopNotices notices, LivePages pages) {
        this.notices = notices;
        this.pages = pages;
    }

    @Override
    public Place place() {
        return Place.HISTORY;
    }

    @Override
    public Component draw(ShopId shop) {
        NoticeHistoryPart part = new NoticeHistoryPart(() -> notices.ofShop(shop));
        pages.follow(part, () -> {
            part.draw();
            return pages.atLatest();
        });
        return part;
    }
}
