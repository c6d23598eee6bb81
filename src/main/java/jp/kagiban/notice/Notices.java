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
import jp.kagiban.kit.KeyStage;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.Severity;
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

/** The present notices to members of the tenant in force, their read marks, and who handles them. */
@Service
public class Notices {

    /** A member of the tenant has marked notices: as read, or as seen to. */
    record Marked(TenantId tenant) implements LivePages.Change {}

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);

    private final ShopStatuses shops;
    private final ReadMarks marks;
    private final Handlings handlings;
    private final TenantScope tenants;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Instant caughtUp;

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
        this.caughtUp = clock.instant().plus(WatchPulse.CATCHING_UP);
    }

    /** The most urgent first. A read event is gone; what else is read stays, marked, until its cause ends. */
    @Needs(Permission.SEE_SHOPS)
    public List<Notice> forMember(MemberId member) {
        return board(member).notices();
    }

    /**
     * The notices for everybody.
     *
     * @param notices the most urgent first; none is marked as read
     */
    public record Standing(boolean ofNoShop, List<Notice> notices) {}

    /** Returns the notices of the tenant in force. */
    @Needs(Permission.SEE_SHOPS)
    public Standing standing() {
        List<ShopStatus> statuses = shops.all();
        return new Standing(statuses.isEmpty(), told(statuses, clock.instant()));
    }

    private List<Notice> told(List<ShopStatus> statuses, Instant now) {
        List<Notice> told = NoticePolicy.notices(statuses, now).stream()
                .filter(notice -> notice.kind() != NoticeKind.CHECKS_STOPPED || !now.isBefore(caughtUp))
                .toList();
        if (told.isEmpty()) {
            return told;
        }
        Map<Notice.Key, Handling> handled = handlings.at(now);
        return told.stream()
                .map(notice -> notice.handled(Optional.ofNullable(handled.get(notice.key()))))
                .toList();
    }

    /** The number at the bell: all kinds count until they are read. */
    @Needs(Permission.SEE_SHOPS)
    public int unread(MemberId member) {
        return board(member).unread();
    }

    /** Marks notices as read, such as {@link Notice#keys}; one that doesn't stand is left alone. Idempotent. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public void markRead(MemberId member, Set<Notice.Key> keys) {
        mark(member, notice -> keys.contains(notice.key()));
    }

    /** Marks as read all that stand now, and returns those that were not read before. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public Set<Notice.Key> markAllRead(MemberId member) {
        return mark(member, notice -> true);
    }

    /** Takes a member's own marks back; what bears none is left alone. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public void markUnread(MemberId member, Set<Notice.Key> keys) {
        TenantId tenant = tenants.current();
        keys.forEach(key -> marks.unmark(tenant, member, key.shop(), key.kind(), key.occurrence()));
        events.publishEvent(new Marked(tenant));
    }

    /**
     * Notes that the member sees to a notice, which quiets its repeats for the whole company. One that doesn't stand, that asks
     * for nothing, or that somebody else sees to is left alone.
     */
    @Needs(Permission.CHANGE_SHOPS)
    @Transactional
    public void takeInHand(MemberId member, Notice.Key key, HandlingTerm term) {
        Instant now = clock.instant();
        standing(key, now)
                .filter(notice -> notice.kind().wantsHandling())
                .ifPresent(notice -> handlings.take(notice, member, now, term.until(notice, now)));
        events.publishEvent(new Marked(tenants.current()));
    }

    /** Notes that nobody handles a notice any more. */
    @Needs(Permission.CHANGE_SHOPS)
    @Transactional
    public void letGo(MemberId member, Notice.Key key) {
        standing(key, clock.instant()).ifPresent(notice -> handlings.letGo(notice, member));
        events.publishEvent(new Marked(tenants.current()));
    }

    private Optional<Notice> standing(Notice.Key key, Instant now) {
        return NoticePolicy.notices(shops.all(), now).stream()
                .filter(notice -> notice.key().equals(key))
                .findAny();
    }

    /** The instant from which days are counted. */
    Instant now() {
        return clock.instant();
    }

    /** The notices with the instant at which they may be others. */
    Board board(MemberId member) {
        Instant now = clock.instant();
        List<ShopStatus> statuses = shops.all();
        List<Notice> told = told(statuses, now);
        Set<Notice.Key> read = read(member, told);
        List<Notice> notices = told.stream()
                .map(notice -> read.contains(notice.key()) ? notice.asRead() : notice)
                .filter(notice -> !(notice.read() && notice.kind().event()))
                .toList();
        return new Board(
                notices, stages(statuses, now), AllClear.Facts.of(statuses), now, next(now, statuses, notices));
    }

    private static Map<ShopId, KeyStage> stages(List<ShopStatus> statuses, Instant now) {
        return statuses.stream()
                .collect(Collectors.toUnmodifiableMap(ShopStatus::shop, shop -> KeyStatus.stage(shop, now)));
    }

    private Instant next(Instant now, List<ShopStatus> statuses, List<Notice> notices) {
        Instant next = NextChange.after(now, statuses, notices);
        return caughtUp.isAfter(now) && caughtUp.isBefore(next) ? caughtUp : next;
    }

    private Set<Notice.Key> read(MemberId member, List<Notice> told) {
        if (told.isEmpty()) {
            return Set.of();
        }
        Set<ShopId> of = told.stream().map(notice -> notice.key().shop()).collect(Collectors.toSet());
        Set<String> occurrences =
                told.stream().map(notice -> notice.key().occurrence()).collect(Collectors.toSet());
        return marks
                .findByIdTenantIdAndIdMemberIdAndIdShopIdInAndIdOccurrenceIn(tenants.current(), member, of, occurrences)
                .stream()
                .map(NoticeRead::id)
                .map(NoticeReadId::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** When to read again after reading has failed. */
    Instant retryAt() {
        return clock.instant().plus(AFTER_A_FAILURE);
    }

    private Set<Notice.Key> mark(MemberId member, Predicate<Notice> wanted) {
        TenantId tenant = tenants.current();
        Set<Notice.Key> keys = board(member).each().stream()
                .filter(notice -> !notice.read())
                .filter(wanted)
                .map(Notice::key)
                .collect(Collectors.toUnmodifiableSet());
        keys.forEach(key -> marks.mark(tenant, member, key.shop(), key.kind(), key.occurrence(), clock.instant()));
        events.publishEvent(new Marked(tenant));
        return keys;
    }

    /**
     * The present notices.
     *
     * @param each a notice for each shop, also where several are told in one
     * @param stages of each shop
     * @param clear what is said where nothing stands
     * @param next until when at the latest
     */
    record Board(List<Notice> each, Map<ShopId, KeyStage> stages, AllClear.Facts clear, Instant at, Instant next) {

        /** As a reader sees them. */
        List<Notice> notices() {
            return Notice.Batch.in(each);
        }

        /** How much the worst of them asks of the reader, read or not. */
        Severity worst() {
            return Stream.of(Severity.EXPIRED, Severity.URGENT)
                    .filter(level ->
                            each.stream().anyMatch(notice -> notice.kind().severity() == level))
                    .findFirst()
                    .orElse(Severity.OK);
        }

        /** Those of the shops in a stage; all for null. */
        List<Notice> of(@Nullable KeyStage stage) {
            return Notice.Batch.in(each.stream()
                    .filter(notice -> stage == null || stages.get(notice.key().shop()) == stage)
                    .toList());
        }

        int unread() {
            return (int) notices().stream().filter(notice -> !notice.read()).count();
        }
    }
}
