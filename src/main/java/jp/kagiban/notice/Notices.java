package jp.kagiban.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.key.KeyStage;
import jp.kagiban.notice.Notice.Handling;
import jp.kagiban.notice.ReadMarks.NoticeRead;
import jp.kagiban.notice.ReadMarks.NoticeRead.NoticeReadId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.WatchPulse;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Returns and marks the current tenant's notices: whether members have read them, and who handles them. */
@Service
public class Notices {

    /** A member has marked notices of the tenant as read, unread or in hand. */
    record Marked(TenantId tenant) implements LivePages.Change {}

    private static final Duration RETRY_PAUSE = Duration.ofSeconds(10);

    private final ShopStatuses shops;
    private final ReadMarks marks;
    private final Handlings handlings;
    private final TenantScope tenants;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Instant caughtUpAt;

    Notices(
            ShopStatuses shops,
            ReadMarks marks,
            Handlings handlings,
            TenantScope tenants,
            Clock clock,
            ApplicationEventPublisher events) {
        this.shops = shops;
        this.marks = marks;
        this.handlings = handlings;
        this.tenants = tenants;
        this.clock = clock;
        this.events = events;
        this.caughtUpAt = clock.instant().plus(WatchPulse.CATCHING_UP);
    }

    /**
     * Returns the most urgent notices first. A read event is missing. Other read notices stay until their cause ends.
     */
    @Needs(Permission.SEE_SHOPS)
    public List<Notice> forMember(MemberId member) {
        return board(member).notices();
    }

    /**
     * The notices regardless of members.
     *
     * @param notices the most urgent first; none is marked as read
     */
    public record Standing(boolean ofNoShop, List<Notice> notices) {}

    /** Returns the notices of the current tenant. */
    @Needs(Permission.SEE_SHOPS)
    public Standing standing() {
        List<ShopStatus> statuses = shops.all();
        return new Standing(statuses.isEmpty(), current(statuses, clock.instant()));
    }

    private List<Notice> current(List<ShopStatus> statuses, Instant now) {
        List<Notice> current = NoticePolicy.notices(statuses, now).stream()
                .filter(notice -> notice.kind() != NoticeKind.CHECKS_STOPPED || !now.isBefore(caughtUpAt))
                .toList();
        if (current.isEmpty()) {
            return current;
        }
        Map<Notice.Key, Handling> handled = handlings.at(now);
        return current.stream()
                .map(notice -> notice.withHandling(Optional.ofNullable(handled.get(notice.key()))))
                .toList();
    }

    /** Returns the number at the bell. All kinds count until they are read. */
    @Needs(Permission.SEE_SHOPS)
    public int unread(MemberId member) {
        return board(member).unread();
    }

    /** Marks notices as read, such as {@link Notice#keys}. Ignores keys without a current notice. Idempotent. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public void markRead(MemberId member, Set<Notice.Key> keys) {
        mark(member, notice -> keys.contains(notice.key()));
    }

    /** Marks all current notices as read. Returns those that weren't read before. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public Set<Notice.Key> markAllRead(MemberId member) {
        return mark(member, notice -> true);
    }

    /** Takes a member's own read marks back. Ignores notices without a mark. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public void markUnread(MemberId member, Set<Notice.Key> keys) {
        TenantId tenant = tenants.current();
        int removed = keys.stream()
                .mapToInt(key -> marks.unmark(tenant, member, key.shop(), key.kind(), key.occurrence()))
                .sum();
        if (removed > 0) {
            events.publishEvent(new Marked(tenant));
        }
    }

    /**
     * Stores that the member handles a notice, which quiets its reminders for the whole company. Ignores notices that
     * are over, need no action, or are handled by somebody else.
     */
    @Needs(Permission.CHANGE_SHOPS)
    @Transactional
    public void takeInHand(MemberId member, Notice.Key key, HandlingTerm term) {
        Instant now = clock.instant();
        find(key, now)
                .filter(notice -> notice.kind().wantsHandling())
                .ifPresent(notice -> handlings.take(notice, member, now, term.until(notice, now)));
        events.publishEvent(new Marked(tenants.current()));
    }

    /** Stores that nobody handles a notice any more. */
    @Needs(Permission.CHANGE_SHOPS)
    @Transactional
    public void letGo(MemberId member, Notice.Key key) {
        find(key, clock.instant()).ifPresent(notice -> handlings.letGo(notice, member));
        events.publishEvent(new Marked(tenants.current()));
    }

    private Optional<Notice> find(Notice.Key key, Instant now) {
        return NoticePolicy.notices(shops.all(), now).stream()
                .filter(notice -> notice.key().equals(key))
                .findAny();
    }

    /** Returns the instant from which days are counted. */
    Instant now() {
        return clock.instant();
    }

    /** Returns the member's notices, and the instant at which they may change. */
    Board board(MemberId member) {
        Instant now = clock.instant();
        List<ShopStatus> statuses = shops.all();
        List<Notice> current = current(statuses, now);
        Set<Notice.Key> read = read(member, current);
        List<Notice> notices = current.stream()
                .map(notice -> read.contains(notice.key()) ? notice.asRead() : notice)
                .filter(notice -> !(notice.read() && notice.kind().event()))
                .toList();
        return new Board(
                notices, stages(statuses, now), AllClear.Outlook.of(statuses, now), now, next(now, statuses, notices));
    }

    private static Map<ShopId, KeyStage> stages(List<ShopStatus> statuses, Instant now) {
        return statuses.stream()
                .collect(Collectors.toUnmodifiableMap(ShopStatus::shop, shop -> KeyStatus.stage(shop, now)));
    }

    private Instant next(Instant now, List<ShopStatus> statuses, List<Notice> notices) {
        Instant next = NextChange.after(now, statuses, notices);
        return caughtUpAt.isAfter(now) && caughtUpAt.isBefore(next) ? caughtUpAt : next;
    }

    private Set<Notice.Key> read(MemberId member, List<Notice> current) {
        if (current.isEmpty()) {
            return Set.of();
        }
        Set<ShopId> shopIds =
                current.stream().map(notice -> notice.key().shop()).collect(Collectors.toSet());
        Set<String> occurrences =
                current.stream().map(notice -> notice.key().occurrence()).collect(Collectors.toSet());
        return marks
                .findByIdTenantIdAndIdMemberIdAndIdShopIdInAndIdOccurrenceIn(
                        tenants.current(), member, shopIds, occurrences)
                .stream()
                .map(NoticeRead::id)
                .map(NoticeReadId::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns when to read again after a failed read. */
    Instant retryAt() {
        return clock.instant().plus(RETRY_PAUSE);
    }

    private Set<Notice.Key> mark(MemberId member, Predicate<Notice> wanted) {
        TenantId tenant = tenants.current();
        Set<Notice.Key> keys = board(member).each().stream()
                .filter(notice -> !notice.read())
                .filter(wanted)
                .map(Notice::key)
                .collect(Collectors.toUnmodifiableSet());
        keys.forEach(key -> marks.mark(tenant, member, key.shop(), key.kind(), key.occurrence(), clock.instant()));
        if (!keys.isEmpty()) {
            events.publishEvent(new Marked(tenant));
        }
        return keys;
    }

    /**
     * The current notices of a member.
     *
     * @param each one notice for each shop, even if a batch shows several as one
     * @param stages of each shop
     * @param outlook is shown if no notice needs action
     * @param next until when these notices hold at the latest
     */
    record Board(List<Notice> each, Map<ShopId, KeyStage> stages, AllClear.Outlook outlook, Instant at, Instant next) {

        /** Returns whether no key needs anything: at most, the notices tell of new keys in use. */
        boolean isCalm() {
            return each.stream().allMatch(notice -> notice.kind() == NoticeKind.TAKEN_OVER);
        }

        /** Returns the notices as the reader sees them, with batches. */
        List<Notice> notices() {
            return Notice.Batch.in(each);
        }

        /** Returns the severity of the worst notice, read or not. */
        Severity worst() {
            return Stream.of(Severity.EXPIRED, Severity.URGENT)
                    .filter(level ->
                            each.stream().anyMatch(notice -> notice.kind().severity() == level))
                    .findFirst()
                    .orElse(Severity.OK);
        }

        /** Returns the notices of shops in a stage, or of all shops if it is null. */
        List<Notice> of(@Nullable KeyStage stage) {
            return Notice.Batch.in(each.stream()
                    .filter(notice -> stage == null || stages.get(notice.key().shop()) == stage)
                    .toList());
        }

        /** Returns the number of shops that need a new key. */
        int toRenew() {
            return (int)
                    stages.values().stream().filter(KeyStage::asksForRenewal).count();
        }

        int unread() {
            return (int) notices().stream().filter(notice -> !notice.read()).count();
        }
    }
}
