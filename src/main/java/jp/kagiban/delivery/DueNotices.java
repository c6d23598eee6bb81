package jp.kagiban.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.delivery.Reminders.Due;
import jp.kagiban.notice.Notices;
import jp.kagiban.shared.TenantId;
import org.springframework.stereotype.Component;

/** What is due in a company now, by its rule and its notices. */
@Component
class DueNotices {

    private final Notices notices;
    private final DeliveryRules rules;
    private final Clock clock;

    DueNotices(Notices notices, DeliveryRules rules, Clock clock) {
        this.notices = notices;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * How it stands at one instant.
     *
     * @param due whether it may be told now or has to wait for the end of the quiet hours
     * @param quietUntil when these end, if this is one of them
     */
    record Now(Instant at, DeliveryRule rule, boolean ofNoShop, List<Due> due, Optional<Instant> quietUntil) {

        /** Those of them that may be told at once. */
        List<Due> allowed(List<Due> some) {
            return quietUntil.isEmpty()
                    ? some
                    : some.stream()
                            .filter(one -> rule.urgentAlways() && one.urgent())
                            .toList();
        }
    }

    /** Runs with the tenant in force. */
    Now of(TenantId tenant) {
        Instant now = clock.instant();
        DeliveryRule rule = rules.of(tenant);
        Notices.Standing standing = notices.standing();
        return new Now(
                now,
                rule,
                standing.ofNoShop(),
                Reminders.due(standing.notices(), rule.days()),
                rule.quiet().endsAt(now));
    }
}
