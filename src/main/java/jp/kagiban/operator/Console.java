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
 * The operators' view of companies, and their actions. Each method asks first whether the member who is logged in
 * is one of them. There is no way here to an order or a secret.
 */
@Service
public class Console {

    /** As the history names what somebody was kept from. */
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
     * A company and its shops, counted.
     *
     * @param worst the state of the key that needs somebody most; empty without a shop
     * @param lastCheck when RMS last answered for any of its shops
     */
    public record Row(Tenancy tenancy, int shops, Optional<KeyStatus> worst, Optional<Instant> lastCheck) {}

    /** How a shop stands, without anything of its keys but their state. */
    public record ShopLine(
            String name, KeyStatus status, Optional<Instant> askedAt, Optional<Instant> unreachableSince) {}

    /** A company as operators see it. */
    public record Look(List<String> notices, List<ShopLine> shops) {}

    /** How many companies have this in their name. */
    public long count(String part) {
        operator.id();
        return tenancies.count(part);
    }

    /** Those companies, the newest first. */
    public List<Row> page(String part, int from, int most) {
        operator.id();
        return tenancies.page(part, from, most).stream().map(this::row).toList();
    }

    /** Empty where there is no such company. */
    public Optional<Row> of(TenantId tenant) {
        operator.id();
        return tenancies.of(tenant).map(this::row);
    }

    private Row row(Tenancy tenancy) {
        Instant now = clock.instant();
        List<ShopStatus> all = shops.of(tenancy.tenant());
        return new Row(
                tenancy,
                all.size(),
                all.stream().min(KeyStatus.byUrgency(now)).map(shop -> KeyStatus.of(shop, now)),
                all.stream()
                        .map(ShopStatus::askedAt)
                        .flatMap(Stream::ofNullable)
                        .max(Comparator.naturalOrder()));
    }

    /**
     * @return false if it is suspended already, or gone
     * @throws ProofTooOld if the operator hasn't proven themselves lately
     */
    public boolean suspend(TenantId tenant, String reason) {
        return tenancies.suspend(tenant, operator.fresh(ADDRESS), reason);
    }

    /**
     * @return false if it isn't suspended
     * @throws ProofTooOld if the operator hasn't proven themselves lately
     */
    public boolean resume(TenantId tenant) {
        return tenancies.resume(tenant, operator.fresh(ADDRESS));
    }

    /** Looks at a company's notices and shops, which is noted before. Empty unless one of its owners has granted it. */
    public Optional<Look> look(TenantId tenant, Locale locale) {
        if (!tenancies.lookAt(tenant, operator.id())) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        List<ShopStatus> all = shops.of(tenant);
        return Optional.of(new Look(
                NoticeTexts.headlines(all, now, locale),
                all.stream().map(shop -> line(shop, now)).toList()));
    }

    private static ShopLine line(ShopStatus shop, Instant now) {
        return new ShopLine(
                shop.name(),
                KeyStatus.of(shop, now),
                Optional.ofNullable(shop.askedAt()),
                Optional.ofNullable(shop.unreachableSince()));
    }

    /**
     * Asks an address to open a company.
     *
     * @return false if no mail can go there
     * @throws ProofTooOld if the operator hasn't proven themselves lately
     */
    public boolean invite(String email, Locale language) {
        return invitations.invite(email, language, Actor.operator(operator.fresh(ADDRESS), trail.address()));
    }
}
