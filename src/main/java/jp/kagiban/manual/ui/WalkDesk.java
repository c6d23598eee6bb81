package jp.kagiban.manual.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import java.util.Optional;
import jp.kagiban.manual.Progress;
import jp.kagiban.manual.Walk;
import jp.kagiban.manual.WalkAddress;
import jp.kagiban.manual.WalkShop;
import jp.kagiban.manual.Walks;
import jp.kagiban.shared.ShopId;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Loads and stores the progress for the manual's page. Nothing is stored for readers who may not see shops, because
 * they belong to no company or lack a second factor. Such readers can use the walks too.
 */
@SpringComponent
class WalkDesk {

    private final Walks walks;
    private final Access access;
    private final RmsDoor rms;

    WalkDesk(Walks walks, Access access, RmsDoor rms) {
        this.walks = walks;
        this.access = access;
        this.rms = rms;
    }

    /** Returns whether progress is stored for this reader. */
    boolean keeps() {
        return access.may(Permission.SEE_SHOPS);
    }

    boolean mayRenew() {
        return access.may(Permission.CHANGE_KEYS);
    }

    RmsDoor rms() {
        return rms;
    }

    List<WalkShop> shops() {
        return keeps() ? walks.shops() : List.of();
    }

    Optional<Progress> latest() {
        return keeps() ? walks.latest() : Optional.empty();
    }

    /**
     * Returns the walk of this address. If the address names no shop and there is only one, the walk is for that shop.
     * Returns empty if the address names a shop that doesn't exist.
     */
    Optional<Progress> find(WalkAddress address) {
        if (!keeps()) {
            return Optional.of(address.walk())
                    .filter(_ -> address.shop() == null)
                    .map(Progress::none);
        }
        return walks.progress(address.walk(), subject(address));
    }

    private @Nullable ShopId subject(WalkAddress address) {
        List<WalkShop> shops = shops();
        boolean obvious = address.walk().aboutShop() && address.shop() == null && shops.size() == 1;
        return obvious ? shops.getFirst().id() : address.shop();
    }

    /** Stores the member's place in a walk. */
    Progress come(Progress walk, int step) {
        boolean place = keeps() && step != WalkAddress.END;
        return place ? walks.come(walk.walk(), shop(walk), step).orElse(walk) : walk;
    }

    Progress mark(Progress walk, int step) {
        return walks.mark(walk.walk(), shop(walk), step).orElse(walk);
    }

    Progress unmark(Progress walk, int step) {
        return walks.unmark(walk.walk(), shop(walk), step).orElse(walk);
    }

    Progress beginAnew(Progress walk) {
        return walks.beginAnew(walk.walk(), shop(walk)).orElse(walk);
    }

    /** Returns the address of a step of this walk. */
    static WalkAddress at(Progress walk, int step) {
        return new WalkAddress(walk.walk(), shop(walk), step);
    }

    private static @Nullable ShopId shop(Progress walk) {
        return walk.shop() == null ? null : walk.shop().id();
    }

    /** Returns the first step of a walk. */
    static int first(Walk walk) {
        return walk.steps().getFirst();
    }
}
