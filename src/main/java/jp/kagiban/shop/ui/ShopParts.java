package jp.kagiban.shop.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.util.UUID;
import jp.kagiban.kit.LivePages;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.CurrentMember;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopRegister;
import jp.kagiban.shop.ShopStandings;

/** Makes the parts of a shop's page that follow what happens to its keys. */
@SpringComponent
class ShopParts {

    private final ShopStandings standings;
    private final ShopRegister shops;
    private final Accounts accounts;
    private final CurrentMember member;
    private final LivePages pages;
    private final TenantScope tenants;
    private final Clock clock;

    ShopParts(
            ShopStandings standings,
            ShopRegister shops,
            Accounts accounts,
            CurrentMember member,
            LivePages pages,
            TenantScope tenants,
            Clock clock) {
        this.standings = standings;
        this.shops = shops;
        this.accounts = accounts;
        this.member = member;
        this.pages = pages;
        this.tenants = tenants;
        this.clock = clock;
    }

    KeyAnswer answer(UUID shop) {
        KeyAnswer answer = new KeyAnswer(shop, standings, new KeyDeeds(shop, shops, member.id()), clock);
        pages.follow(answer, tenants.current(), answer::draw);
        return answer;
    }

    KeyHistory history(UUID shop) {
        KeyHistory history = new KeyHistory(shop, shops, standings, accounts, clock);
        pages.follow(history, tenants.current(), history::draw);
        return history;
    }
}
