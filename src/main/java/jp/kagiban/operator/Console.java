package jp.kagiban.operator;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.notice.NoticeTexts;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopOverview;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.tenancy.CompanyInvitations;
import jp.kagiban.tenancy.Tenancies;
import jp.kagiban.tenancy.Tenancies.Tenancy;
import org.springframework.stereotype.Service;

/**
 * Shows companies to operators, and runs their actions. Each method first checks that the current member is an
 * operator. Orders and secrets can't be reached from here.
 */
@Service
public class Console {

    /** The name of this page in the history of refusals. */
    private static final String ADDRESS = "operator";

    private final CurrentOperator operator;
    private final Tenancies tenancies;
    private final ShopOverview shops;
    private final CompanyInvitations invitations;
    private final AuditTrail trail;
    private final Clock clock;

    Console(
            CurrentOperator operator,
            Tenancies tenancies,
            ShopOverview shops,
            CompanyInvitations invitations,
            AuditTrail trail,
            Clock clock) {
        this.operator = operator;
        this.tenancies = tenancies;
        this.shops = shops;
        this.invitations = invitations;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A company with counts of its shops.
     *
     * @param worst the state of the most urgent key; empty without a shop
     * @param lastCheck when RMS last answered for any of the shops
     */
    public record Row(Tenancy tenancy, int shops, Optional<KeyStatus> worst, Optional<Instant> lastCheck) {}

    /** The state of a shop and its keys, without any key material. */
    public record ShopLine(
            String name, KeyStatus status, Optional<Instant> askedAt, Optional<Instant> unreachableSince) {}

    /** A company's notices and shops as operators see them. */
    public record Look(List<String> notices, List<ShopLine> shops) {}

    /** Returns how many companies have this text in their name. */
    public long count(String part) {
        operator.id();
        return tenancies.count(part);
    }

    /** Returns a page of the companies with this text in their name, the newest first. */
    public List<Row> page(String part, int from, int limit) {
        operator.id();
        return tenancies.page(part, from, limit).stream().map(this::row).toList();
    }

    /** Returns the company; empty if there is no such company. */
    public Optional<Row> of(TenantId tenant) {
        operator.id();
        return tenancies.of(tenant).map(this::row);
    }

    private Row row(Tenancy tenancy) {
        Instant now = clock.instant();
        List<ShopStatus> statuses = shops.of(tenancy.tenant());
        return new Row(
                tenancy,
                statuses.size(),
                statuses.stream().min(KeyStatus.byUrgency(now)).map(shop -> KeyStatus.of(shop, now)),
                statuses.stream()
                        .map(ShopStatus::askedAt)
                        .flatMap(Stream::ofNullable)
                        .max(Comparator.naturalOrder()));
    }

    /**
     * Suspends a company.
     *
     * @return false if it is suspended already, or was deleted
     * @throws ProofTooOld if the operator hasn't proven their identity lately
     */
    public boolean suspend(TenantId tenant, String reason) {
        return tenancies.suspend(tenant, operator.fresh(ADDRESS), reason);
    }

    /**
     * Ends the suspension of a company.
     *
     * @return false if it isn't suspended
     * @throws ProofTooOld if the operator hasn't proven their identity lately
     */
    public boolean resume(TenantId tenant) {
        return tenancies.resume(tenant, operator.fresh(ADDRESS));
    }

    /**
     * Returns a company's notices and shops. The look is recorded first. Returns empty unless an owner of the company
     * has granted it.
     */
    public Optional<Look> look(TenantId tenant, Locale locale) {
        if (!tenancies.lookAt(tenant, operator.id())) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        List<ShopStatus> statuses = shops.of(tenant);
        return Optional.of(new Look(
                NoticeTexts.headlines(statuses, now, locale),
                statuses.stream().map(shop -> line(shop, now)).toList()));
    }

    private static ShopLine line(ShopStatus shop, Instant now) {
        return new ShopLine(
                shop.name(),
                KeyStatus.of(shop, now),
                Optional.ofNullable(shop.askedAt()),
                Optional.ofNullable(shop.unreachableSince()));
    }

    /**
     * Invites an address to open a company.
     *
     * @return false if no mail can be sent to the address
     * @throws ProofTooOld if the operator hasn't proven their identity lately
     */
    public boolean invite(String email, Locale language) {
        return invitations.invite(email, language, Actor.operator(operator.fresh(ADDRESS), trail.address()));
    }
}
