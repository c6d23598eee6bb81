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
 * A walk and its shop, from which the progress is computed.
 *
 * @param shop null for a walk without a shop
 * @param shops all shops of the company, because a walk without a shop leads to a new one
 */
record WalkSubject(Walk walk, @Nullable WalkShop shop, List<WalkShop> shops) {

    /** The time for which a renewal is shown as done. A key waits at most one day before it is in use. */
    private static final Duration SHOWN_AS_DONE = Duration.ofDays(2);

    private static final Comparator<Instant> EARLIEST = Comparator.naturalOrder();

    ShopId shopId() {
        return shop == null ? WalkStep.NO_SHOP : shop.id();
    }

    String round() {
        return shop == null || !walk.perKey() ? "" : shop.key();
    }

    /** Computes the progress from these rows and from the status of the key. */
    Progress progress(Collection<WalkStep> rows, Instant now) {
        Optional<WalkShop> resultShop = resultShop(rows, now);
        Registration registration =
                resultShop.map(WalkShop::newest).orElse(isResultKnown() ? Registration.MISSING : Registration.UNKNOWN);
        Collection<WalkStep> currentRows = registration.done()
                ? rows
                : rows.stream().filter(row -> row.keyRound().equals(round())).toList();
        Map<Integer, Instant> done = new HashMap<>();
        currentRows.forEach(row -> row.done().ifPresent(at -> done.put(row.id().stepNumber(), at)));
        if (registration.done()) {
            resultShop.map(WalkShop::since).ifPresent(at -> walk.steps().forEach(step -> done.putIfAbsent(step, at)));
        } else if (isResultKnown()) {
            done.remove(walk.steps().getLast());
        }
        return new Progress(walk, shop, done, place(currentRows), registration);
    }

    /** Returns whether the status of the shops tells if the walk's last step is done. */
    private boolean isResultKnown() {
        return walk.registers() && walk.aboutShop() == (shop != null);
    }

    /** Returns the shop whose newest key is the result of the walk; empty if there is none yet. */
    private Optional<WalkShop> resultShop(Collection<WalkStep> rows, Instant now) {
        if (!isResultKnown()) {
            return Optional.empty();
        }
        return shop == null
                ? registeredSince(begunAt(rows))
                : Optional.of(shop).filter(candidate -> hasNewKey(candidate, rows, now));
    }

    private boolean hasNewKey(WalkShop renewed, Collection<WalkStep> rows, Instant now) {
        return switch (renewed.newest()) {
            case WAITING, UNUSABLE, REFUSED -> true;
            case IN_USE ->
                rows.stream().anyMatch(row -> !row.keyRound().equals(renewed.key()))
                        && renewed.since() != null
                        && renewed.since().plus(SHOWN_AS_DONE).isAfter(now);
            case MISSING, UNKNOWN -> false;
        };
    }

    private Optional<WalkShop> registeredSince(Optional<Instant> begunAt) {
        return begunAt.flatMap(start -> shops.stream()
                .filter(candidate ->
                        candidate.since() != null && candidate.since().isAfter(start))
                .max(Comparator.comparing(candidate -> candidate.newest().done())));
    }

    private static Optional<Instant> begunAt(Collection<WalkStep> rows) {
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
