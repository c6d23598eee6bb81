package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shop.CheckNow;
import jp.kagiban.shop.ExpiryEntry;
import jp.kagiban.shop.Problem;
import jp.kagiban.shop.Saving;
import jp.kagiban.shop.ShopRegister;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;

/** What the member at the screen can do with a key that stands in a {@link KeyAnswer}. */
final class KeyActions {

    private final UUID shop;
    private final ShopRegister shops;
    private final UUID member;
    private final Access access;
    private final StepUp stepUp;

    KeyActions(UUID shop, ShopRegister shops, UUID member, Access access, StepUp stepUp) {
        this.access = access;
        this.stepUp = stepUp;
        this.shop = shop;
        this.shops = shops;
        this.member = member;
    }

    /** Whether the member may do these deeds; else the screens leave them out. */
    boolean allowed() {
        return access.may(Permission.CHANGE_KEYS);
    }

    /** Adds to a panel what can be pressed, for whom it is. */
    MessagePanel offer(MessagePanel panel, Component... actions) {
        return allowed() ? panel.offer(actions) : panel;
    }

    /** Runs what changes a key, once the member has shown who they are. */
    void proven(Runnable deed) {
        stepUp.then(deed);
    }

    CheckNow checkNow() {
        return shops.checkNow(shop);
    }

    Saving renew(String key, Set<Problem.Kind> accepted) {
        return shops.renew(shop, key, accepted, member);
    }

    boolean destroySecrets(UUID generation) {
        return shops.destroySecrets(shop, generation);
    }

    ExpiryEntry enterExpiry(UUID generation, String end, LocalDate day) {
        return shops.enterExpiry(shop, generation, end, day, member);
    }

    boolean confirm(UUID generation) {
        return shops.confirm(shop, generation, member);
    }

    boolean withdraw(UUID generation) {
        return shops.withdraw(shop, generation, member);
    }
}
