package jp.kagiban.manual;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The walks of the logged-in member in the current tenant: their place, and the steps marked as done. A walk for an unknown shop
 * is empty and isn't stored, so foreign and missing shops look the same. Marks don't decide whether a key was registered; the
 * shops do.
 */
@Service
public class Walks {

    private final WalkSteps steps;
    private final WalkShops shops;
    private final CurrentMember member;
    private final TenantScope tenants;
    private final Clock clock;

    Walks(WalkSteps steps, WalkShops shops, CurrentMember member, TenantScope tenants, Clock clock) {
        this.steps = steps;
        this.shops = shops;
        this.member = member;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** The shops for which there are walks, in the order of registration. */
    @Needs(Permission.SEE_SHOPS)
    public List<WalkShop> shops() {
        return shops.all();
    }

    /** @param shop for which it is; null for none */
    @Needs(Permission.SEE_SHOPS)
    public Optional<Progress> progress(Walk walk, @Nullable ShopId shop) {
        return subject(walk, shop).map(this::read);
    }

    /** Keeps this step as the place of the walk. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public Optional<Progress> come(Walk walk, @Nullable ShopId shop, int step) {
        return change(walk, shop, step, (_, _) -> {});
    }

    /** Marks a step as done. Idempotent. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public Optional<Progress> mark(Walk walk, @Nullable ShopId shop, int step) {
        return change(walk, shop, step, (of, at) -> steps.mark(tenant(), me(), of.shopId(), walk, step, at));
    }

    /** Takes the mark back. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public Optional<Progress> unmark(Walk walk, @Nullable ShopId shop, int step) {
        return change(walk, shop, step, (of, _) -> steps.unmark(tenant(), me(), of.shopId(), walk, step));
    }

    /** Forgets all marks of a walk, and its place. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public Optional<Progress> beginAnew(Walk walk, @Nullable ShopId shop) {
        return subject(walk, shop).map(of -> {
            steps.forgetWalk(tenant(), me(), of.shopId(), walk);
            return read(of);
        });
    }

    /** The member's latest unfinished walk. */
    @Needs(Permission.SEE_SHOPS)
    public Optional<Progress> latest() {
        List<WalkShop> all = shops.all();
        Map<ShopId, WalkShop> known = all.stream().collect(Collectors.toMap(WalkShop::id, shop -> shop));
        record Of(ShopId shop, Walk walk) {}
        return steps.findByIdTenantIdAndIdMemberId(tenant(), me()).stream()
                .collect(Collectors.groupingBy(
                        row -> new Of(row.id().shopId(), row.id().walk())))
                .entrySet()
                .stream()
                .filter(walk -> walk.getKey().shop().equals(WalkStep.NO_SHOP)
                        || known.containsKey(walk.getKey().shop()))
                .sorted(Comparator.comparing(walk -> last(walk.getValue()), Comparator.reverseOrder()))
                .map(walk -> new WalkSubject(
                                walk.getKey().walk(), known.get(walk.getKey().shop()), all)
                        .progress(walk.getValue(), clock.instant()))
                .filter(progress -> progress.begun() && !progress.finished())
                .findFirst();
    }

    private static Instant last(Collection<WalkStep> rows) {
        return rows.stream()
                .map(WalkStep::seenAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** A finished walk stays unchanged until the member restarts it. */
    private Optional<Progress> change(
            Walk walk, @Nullable ShopId shop, int step, BiConsumer<WalkSubject, Instant> deed) {
        return subject(walk, shop).filter(_ -> walk.steps().contains(step)).map(of -> {
            if (!read(of).registration().done()) {
                Instant now = clock.instant();
                steps.forgetOthers(tenant(), me(), of.shopId(), walk, of.round());
                steps.see(tenant(), me(), of.shopId(), walk, step, of.round(), now);
                deed.accept(of, now);
            }
            return read(of);
        });
    }

    private Progress read(WalkSubject of) {
        return of.progress(
                steps.findByIdTenantIdAndIdMemberIdAndIdShopIdAndIdWalk(tenant(), me(), of.shopId(), of.walk()),
                clock.instant());
    }

    private Optional<WalkSubject> subject(Walk walk, @Nullable ShopId shop) {
        List<WalkShop> all = shops.all();
        if (shop == null) {
            return Optional.of(new WalkSubject(walk, null, all));
        }
        return all.stream()
                .filter(one -> walk.aboutShop() && one.id().equals(shop))
                .findFirst()
                .map(one -> new WalkSubject(walk, one, all));
    }

    private TenantId tenant() {
        return tenants.current();
    }

    private MemberId me() {
        return member.id();
    }
}
