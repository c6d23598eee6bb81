package jp.kagiban.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.kit.Severity;
import jp.kagiban.notice.NoticeRead.NoticeReadId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the members of the tenant in force are told now, and what each of them has read. */
@Service
public class Notices {

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);

    private final ShopStatuses shops;
    private final ReadMarks marks;
    private final TenantScope tenants;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Notices(ShopStatuses shops, ReadMarks marks, TenantScope tenants, Clock clock, ApplicationEventPublisher events) {
        this.shops = shops;
        this.marks = marks;
        this.tenants = tenants;
        this.clock = clock;
        this.events = events;
    }

    /** The most urgent first. A read event is gone; what else is read stays, marked, until its cause ends. */
    @Needs(Permission.SEE_SHOPS)
    public List<Notice> forMember(UUID member) {
        return board(member).notices();
    }

    /** What stands for everybody in the tenant in force, the most urgent first. None is marked as read. */
    @Needs(Permission.SEE_SHOPS)
    public List<Notice> standing() {
        return NoticePolicy.notices(shops.all(), clock.instant());
    }

    /** The number at the bell: all kinds count until they are read. */
    @Needs(Permission.SEE_SHOPS)
    public int unread(UUID member) {
        return board(member).unread();
    }

    /** Marks a notice as read; one that doesn't stand is left alone. Marking twice is marking once. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public void markRead(UUID member, Notice.Key key) {
        mark(member, notice -> notice.key().equals(key));
    }

    /** Marks as read all that stand now. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public void markAllRead(UUID member) {
        mark(member, notice -> true);
    }

    /** The notices with the instant at which they may be others. */
    Board board(UUID member) {
        Instant now = clock.instant();
        List<ShopStatus> statuses = shops.all();
        List<Notice> told = NoticePolicy.notices(statuses, now);
        Set<Notice.Key> read = read(member, told);
        List<Notice> notices = told.stream()
                .map(notice -> read.contains(notice.key()) ? notice.asRead() : notice)
                .filter(notice -> !(notice.read() && notice.kind().event()))
                .toList();
        return new Board(notices, AllClear.Facts.of(statuses), now, NextChange.after(now, statuses));
    }

    private Set<Notice.Key> read(UUID member, List<Notice> told) {
        if (told.isEmpty()) {
            return Set.of();
        }
        Set<UUID> of = told.stream().map(notice -> notice.key().shop()).collect(Collectors.toSet());
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

    private void mark(UUID member, Predicate<Notice> wanted) {
        UUID tenant = tenants.current();
        board(member).notices().stream()
                .filter(notice -> !notice.read())
                .filter(wanted)
                .map(Notice::key)
                .forEach(key -> marks.mark(tenant, member, key.shop(), key.kind(), key.occurrence(), clock.instant()));
        events.publishEvent(new NoticesMarked(tenant));
    }

    /**
     * What stands.
     *
     * @param clear what is said where nothing stands
     * @param next until when at the latest
     */
    record Board(List<Notice> notices, AllClear.Facts clear, Instant at, Instant next) {

        /** How much the worst of them asks of the reader, read or not. */
        Severity worst() {
            return Stream.of(Severity.EXPIRED, Severity.URGENT)
                    .filter(level ->
                            notices.stream().anyMatch(notice -> notice.kind().severity() == level))
                    .findFirst()
                    .orElse(Severity.OK);
        }

        int unread() {
            return (int) notices.stream().filter(notice -> !notice.read()).count();
        }
    }
}
