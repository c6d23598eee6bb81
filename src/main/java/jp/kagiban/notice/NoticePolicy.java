package jp.kagiban.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.notice.Notice.Stage;
import jp.kagiban.shop.ShopStatus;

/**
 * Computes the notices of shops at an instant. The result depends only on the shops' state, so it is right without any
 * job.
 */
final class NoticePolicy {

    private static final Comparator<Notice> URGENT_FIRST = Comparator.<Notice>comparingInt(
                    notice -> notice.kind().rank())
            .thenComparing(notice -> notice.text() instanceof Stage stage ? stage.expiresAt() : Instant.MAX);

    private NoticePolicy() {}

    /**
     * Returns the most urgent notices first. A waiting key comes directly before its shop's stage. No notice is marked
     * as read yet.
     */
    static List<Notice> notices(List<ShopStatus> shops, Instant now) {
        List<Notice> all = new ArrayList<>(shops.stream()
                .flatMap(shop -> of(shop, now))
                .sorted(URGENT_FIRST)
                .toList());
        all.stream()
                .filter(notice -> notice.kind() == NoticeKind.WAITING)
                .toList()
                .forEach(waiting -> moveBeforeStage(all, waiting));
        return List.copyOf(all);
    }

    private static Stream<Notice> of(ShopStatus shop, Instant now) {
        return Stream.concat(StageNotice.of(shop, now).stream(), OwnNotices.of(shop, now));
    }

    private static void moveBeforeStage(List<Notice> all, Notice waiting) {
        all.stream()
                .filter(notice -> notice.kind().stage()
                        && notice.key().shop().equals(waiting.key().shop()))
                .findFirst()
                .ifPresent(stage -> {
                    all.remove(waiting);
                    all.add(all.indexOf(stage), waiting);
                });
    }
}
