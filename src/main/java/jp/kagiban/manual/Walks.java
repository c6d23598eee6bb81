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
 * Reads and stores the walks of the current member in the current tenant: the place and the steps marked as done. A
 * walk for an unknown shop is empty and isn't stored, so foreign and missing shops look the same. Marks don't decide
 * whether a key was registered; the status of the shop does.
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

    /** Returns the shops for which there are walks, in the order of registration. */
    @Needs(Permission.SEE_SHOPS)
    public List<WalkShop> shops() {
        return shops.all();
    }

    /**
     * Returns the progress of a walk; empty if the shop isn't one of the tenant's.
     *
     * @param shop the walk's shop; null for none
     */
    @Needs(Permission.SEE_SHOPS)
    public Optional<Progress> progress(Walk walk, @Nullable ShopId shop) {
        return subject(walk, shop).map(this::read);
    }

    /** Stores this step as the member's place in the walk. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public Optional<Progress> come(Walk walk, @Nullable ShopId shop, int step) {
        return change(walk, shop, step, (_, _) -> {});
    }

    /** Marks a step as done. Idempotent. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public Optional<Progress> mark(Walk walk, @Nullable ShopId shop, int step) {
        return change(walk, shop, step, (subject, at) -> steps.mark(tenant(), me(), subject.shopId(), walk, step, at));
    }

    /** Removes the mark of a step. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public Optional<Progress> unmark(Walk walk, @Nullable ShopId shop, int step) {
        return change(walk, shop, step, (subject, _) -> steps.unmark(tenant(), me(), subject.shopId(), walk, step));
    }

    /** Deletes all marks of a walk and the member's place in it. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public Optional<Progress> beginAnew(Walk walk, @Nullable ShopId shop) {
        return subject(walk, shop).map(subject -> {
            steps.deleteWalk(tenant(), me(), subject.shopId(), walk);
            return read(subject);
        });
    }

    /** Returns the member's latest unfinished walk. */
    @Needs(Permission.SEE_SHOPS)
    public Optional<Progress> latest() {
        List<WalkShop> all = shops.all();
        Map<ShopId, WalkShop> known = all.stream().collect(Collectors.toMap(WalkShop::id, shop -> shop));
        record WalkKey(ShopId shop, Walk walk) {}
        return steps.findByIdTenantIdAndIdMemberId(tenant(), me()).stream()
                .collect(Collectors.groupingBy(
                        row -> new WalkKey(row.id().shopId(), row.id().walk())))
                .entrySet()
                .stream()
                .filter(walk -> walk.getKey().shop().equals(WalkStep.NO_SHOP)
                        || known.containsKey(walk.getKey().shop()))
                .sorted(Comparator.comparing(walk -> lastSeen(walk.getValue()), Comparator.reverseOrder()))
                .map(walk -> new WalkSubject(
                                walk.getKey().walk(), known.get(walk.getKey().shop()), all)
                        .progress(walk.getValue(), clock.instant()))
                .filter(progress -> progress.begun() && !progress.finished())
                .findFirst();
    }

    private static Instant lastSeen(Collection<WalkStep> rows) {
        return rows.stream()
                .map(WalkStep::seenAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /**
     * Changes a walk at a step, which becomes the member's place. A finished walk stays unchanged until the member
     * restarts it.
     */
    private Optional<Progress> change(
            Walk walk, @Nullable ShopId shop, int step, BiConsumer<WalkSubject, Instant> action) {
        return subject(walk, shop).filter(_ -> walk.steps().contains(step)).map(subject -> {
            if (!read(subject).registration().done()) {
                Instant now = clock.instant();
                steps.deleteOtherRounds(tenant(), me(), subject.shopId(), walk, subject.round());
                steps.see(tenant(), me(), subject.shopId(), walk, step, subject.round(), now);
                action.accept(subject, now);
            }
            return read(subject);
        });
    }

    private Progress read(WalkSubject subject) {
        return subject.progress(
                steps.findByIdTenantIdAndIdMemberIdAndIdShopIdAndIdWalk(
                        tenant(), me(), subject.shopId(), subject.walk()),
                clock.instant());
    }

    private Optional<WalkSubject> subject(Walk walk, @Nullable ShopId shop) {
        List<WalkShop> all = shops.all();
        if (shop == null) {
            return Optional.of(new WalkSubject(walk, null, all));
        }
        return all.stream()
                .filter(candidate -> walk.aboutShop() && candidate.id().equals(shop))
                .findFirst()
                .map(candidate -> new WalkSubject(walk, candidate, all));
    }

    private TenantId tenant() {
        return tenants.current();
    }

    private MemberId me() {
        return member.id();
    }
}
