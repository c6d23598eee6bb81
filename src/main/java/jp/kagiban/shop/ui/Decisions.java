package jp.kagiban.shop.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.KeyCommands;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Waiting;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.key.Expiry;

/** Asks a member about many new keys that wait for a decision, and carries out the answers. */
@SpringComponent
class Decisions {

    private final ShopStatuses statuses;
    private final KeyCommands keyCommands;
    private final CurrentMember member;
    private final StepUp stepUp;
    private final Clock clock;

    Decisions(ShopStatuses statuses, KeyCommands keyCommands, CurrentMember member, StepUp stepUp, Clock clock) {
        this.statuses = statuses;
        this.keyCommands = keyCommands;
        this.member = member;
        this.stepUp = stepUp;
        this.clock = clock;
    }

    /**
     * A shop whose new key waits for a decision.
     *
     * @param doubt why the new key needs a member
     */
    record Held(ShopStatus shop, Waiting key, HeldPanel.Case doubt) {

        private static Held of(ShopStatus shop, Instant now) {
            Waiting key = Objects.requireNonNull(shop.waiting());
            return new Held(shop, key, HeldPanel.Case.of(shop, key, now));
        }

        /** Returns the last day of the new key, if it is known. */
        Optional<LocalDate> newEnd() {
            return Optional.ofNullable(key.expiresAt()).map(Jst::day);
        }

        /** Returns the last day of the key in use, if it is known. */
        Optional<LocalDate> currentEnd() {
            return KeyStatus.expiry(shop).map(Expiry::day);
        }
    }

    /** Opens a dialog about those of the shops whose new key waits for a decision. */
    void ask(Collection<ShopId> shops) {
        Set<ShopId> asked = Set.copyOf(shops);
        new DecisionDialog(() -> held(asked), this, stepUp.work()).open();
    }

    /** Returns the keys that wait for a decision, those that may be old keys first. */
    private List<Held> held(Set<ShopId> shops) {
        Instant now = clock.instant();
        return statuses.all().stream()
                .filter(shop -> shops.contains(shop.shop()) && shop.needsDecision())
                .map(shop -> Held.of(shop, now))
                .sorted(Comparator.comparing(Held::doubt))
                .toList();
    }

    /** Returns false if the key can't take over any more. */
    boolean take(Held held) {
        return keyCommands.confirm(held.shop().shop(), held.key().generation(), member.id());
    }

    /** Returns false if the key no longer waits. */
    boolean withdraw(Held held) {
        return keyCommands.withdraw(held.shop().shop(), held.key().generation(), member.id());
    }
}
