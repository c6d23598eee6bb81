package jp.kagiban.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.Detail;
import jp.kagiban.vault.LeaseRows.Count;
import jp.kagiban.vault.LeaseRows.Lease;

/** What the history says of a lease. */
final class LeaseDeeds {

    /** In one entry: as many as its text holds. */
    static final int SHOPS = 36;

    /** Stands for the shops of an entry that covers them all. */
    private static final String ALL_SHOPS = "ALL";

    private LeaseDeeds() {}

    /** @param ofShops whether it is the secrets of shops that are opened under it, of whichever there are */
    static AuditRecord taken(Lease lease, boolean ofShops) {
        return deed(Action.SECRETS_OPENED, lease).with(Detail.SHOPS, ofShops ? ALL_SHOPS : null);
    }

    /** All that was opened under one lease: more than one entry where there are many shops. */
    static List<AuditRecord> closed(Lease lease, List<Count> counts) {
        List<Count> ofShops = counts.stream()
                .filter(count -> !count.opened().shop().equals(LeaseRows.NO_SHOP))
                .toList();
        long others = sum(counts) - sum(ofShops);
        List<AuditRecord> deeds = new ArrayList<>();
        if (others > 0 || ofShops.isEmpty()) {
            deeds.add(deed(Action.SECRETS_CLOSED, lease).counting(others));
        }
        for (int from = 0; from < ofShops.size(); from += SHOPS) {
            List<Count> some = ofShops.subList(from, Math.min(from + SHOPS, ofShops.size()));
            deeds.add(deed(Action.SECRETS_CLOSED, lease)
                    .with(Detail.SHOPS, text(some))
                    .counting(sum(some)));
        }
        return deeds;
    }

    private static long sum(List<Count> counts) {
        return counts.stream().mapToLong(Count::openings).sum();
    }

    private static String text(List<Count> counts) {
        return counts.stream()
                .map(count -> count.opened().shop() + ":" + count.openings())
                .collect(Collectors.joining(" "));
    }

    private static AuditRecord deed(Action action, Lease lease) {
        return AuditRecord.of(action)
                .by(Actor.portal())
                .with(Detail.PURPOSE, lease.purpose())
                .with(Detail.DAY, lease.day());
    }
}
