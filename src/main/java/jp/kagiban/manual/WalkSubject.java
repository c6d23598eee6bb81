package jp.kagiban.manual;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * A walk and its shop.
 *
 * @param shop null for none
 * @param shops all of the company: a walk for none leads to a new one
 */
record WalkSubject(Walk walk, @Nullable WalkShop shop, List<WalkShop> shops) {

    /** How long a renewal is shown as done. A key waits for a day at most before it is in use. */
    private static final Duration FRESH = Duration.ofDays(2);

    private static final Comparator<Instant> EARLIEST = Comparator.naturalOrder();

    ShopId shopId() {
        return shop == null ? WalkStep.NO_SHOP : shop.id();
    }

    String round() {
        return shop == null || !walk.perKey() ? "" : shop.key();
    }

    /** Derives the progress from these rows and from the status of the key. */
    Progress progress(Collection<WalkStep> rows, Instant now) {
        Optional<WalkShop> reached = reached(rows, now);
        Registration registration =
                reached.map(WalkShop::newest).orElse(known() ? Registration.MISSING : Registration.UNKNOWN);
        Collection<WalkStep> counted = registration.done()
                ? rows
                : rows.stream().filter(row -> row.keyRound().equals(round())).toList();
        Map<Integer, Instant> done = new HashMap<>();
        counted.forEach(row -> row.done().ifPresent(at -> done.put(row.id().stepNumber(), at)));
        if (registration.done()) {
            reached.map(WalkShop::since).ifPresent(at -> walk.steps().forEach(step -> done.putIfAbsent(step, at)));
        } else if (known()) {
            done.remove(walk.steps().getLast());
        }
        return new Progress(walk, shop, done, place(counted), registration);
    }

    /** Whether the shops reveal if its last step is done. */
    private boolean known() {
        return walk.registers() && walk.aboutShop() == (shop != null);
    }

    /** The shop whose newest key is the result of the walk. */
    private Optional<WalkShop> reached(Collection<WalkStep> rows, Instant now) {
        if (!known()) {
            return Optional.empty();
        }
        return shop == null ? registeredSince(began(rows)) : Optional.of(shop).filter(one -> renewed(one, rows, now));
    }

    private boolean renewed(WalkShop of, Collection<WalkStep> rows, Instant now) {
        return switch (of.newest()) {
            case WAITING, REFUSED -> true;
            case IN_USE ->
                rows.stream().anyMatch(row -> !row.keyRound().equals(of.key()))
                        && of.since() != null
                        && of.since().plus(FRESH).isAfter(now);
            case MISSING, UNKNOWN -> false;
        };
    }

    private Optional<WalkShop> registeredSince(Optional<Instant> began) {
        return began.flatMap(start -> shops.stream()
                .filter(one -> one.since() != null && one.since().isAfter(start))
                .max(Comparator.comparing(one -> one.newest().done())));
    }

    private static Optional<Instant> began(Collection<WalkStep> rows) {
        return rows.stream()
                .flatMap(row -> Stream.concat(Stream.of(row.seenAt()), row.done().stream()))
                .min(EARLIEST);
    }

    private static @Nullable Integer place(Collection<WalkStep> rows) {
        return rows.stream()
                .max(Comparator.comparing(WalkStep::seenAt))
                .map(row -> row.id().stepNumber())
                .orElse(null);
    }
}
