package jp.kagiban.shop.key;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kagiban.mall.ExpiryReading;
import jp.kagiban.mall.ExpiryReading.Source;
import jp.kagiban.mall.KeyEnd;
import jp.kagiban.mall.KeyWord;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.key.KeyGeneration.Said;
import jp.kagiban.shop.key.KnownEnd.EndId;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.ShopDeleted;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Stores the end dates of keys. At a mall with one kind of end, only the key's own date is stored. At other malls, each
 * date is stored, and the nearest date is the key's own. Runs in the caller's transaction, under the shop's lock.
 */
@Component
public class KeyEnds {

    private final KnownEnds known;
    private final Malls malls;

    KeyEnds(KnownEnds known, Malls malls) {
        this.known = known;
        this.malls = malls;
    }

    /** Returns the state of a key after a check, merged with the stored dates. */
    public Said checked(Shop shop, KeyGeneration key, Said said, KeyWord report) {
        return isSingle(shop) ? said : storeDates(shop, key, said, report);
    }

    /**
     * Returns the state of a key that takes over. The key inherits the dates that members typed for the previous key.
     * If the key is the same, it inherits all dates.
     */
    public Said takenOver(Shop shop, KeyGeneration key, @Nullable KeyGeneration before, Said said, KeyWord report) {
        if (isSingle(shop)) {
            return said.expiresAt() == null && key.sameKey() && before != null
                    ? before.said().withFunctionOff(said.functionOff())
                    : said;
        }
        if (before != null) {
            of(before).stream()
                    .filter(end -> key.sameKey() || end.source() == Source.TYPED)
                    .forEach(end -> save(shop, key, end.reading(), end.enteredBy()));
        }
        return storeDates(shop, key, said, report);
    }

    private Said storeDates(Shop shop, KeyGeneration key, Said said, KeyWord report) {
        report.ends().forEach(reading -> save(shop, key, reading, null));
        return nearest(key, said);
    }

    /** Returns the state of a key after a member has typed a date. */
    public Said entered(Shop shop, KeyGeneration key, String end, Instant at, MemberId member) {
        if (isSingle(shop)) {
            return key.said().entered(at, member);
        }
        save(shop, key, new ExpiryReading(end, Source.TYPED, at), member);
        return nearest(key, key.said());
    }

    /** Whether a member may type this date, because the mall hasn't returned it. */
    public boolean isToBeTyped(Shop shop, KeyGeneration key, String end) {
        return end(shop, end)
                .filter(kind -> kind.source() == Source.TYPED
                        || (isSingle(shop)
                                && (key.said().expiresAt() == null || key.said().byHand())))
                .isPresent();
    }

    /** Returns the maximum time from today to this end. */
    public Duration longest(Shop shop, String end) {
        return end(shop, end).map(KeyEnd::longest).orElse(Duration.ZERO);
    }

    /** Returns the dates of a tenant's keys in use, by generation. Only keys with several dates are included. */
    public Map<GenerationId, List<ExpiryReading>> inUse(TenantId tenant) {
        return malls.all().stream().allMatch(mall -> mall.ends().size() == 1)
                ? Map.of()
                : byGeneration(known.inUse(tenant));
    }

    /** Returns the dates of one shop's key in use, if the key has several. */
    public Map<GenerationId, List<ExpiryReading>> inUse(Shop shop) {
        return isSingle(shop) ? Map.of() : byGeneration(known.inUse(shop.tenant(), shop.shopId()));
    }

    private static Map<GenerationId, List<ExpiryReading>> byGeneration(List<KnownEnd> ends) {
        return ends.stream().collect(groupingBy(end -> end.id().generationId(), mapping(KnownEnd::reading, toList())));
    }

    /**
     * Returns the state of the key in use for a comparison with a new key. If keys have several ends, the state has the
     * date of the end that is nearest in the new key.
     */
    public Said beside(Shop shop, KeyGeneration inUse, KeyWord report) {
        if (isSingle(shop)) {
            return inUse.said();
        }
        Optional<KnownEnd> same = report.nearest()
                .flatMap(end -> known.findById(
                        new EndId(inUse.id().tenantId(), inUse.id().id(), end.end())));
        Said said = inUse.said();
        return new Said(
                same.map(KnownEnd::endsAt).orElse(null),
                said.functionOff(),
                said.rejectedSince(),
                same.map(KnownEnd::enteredBy).orElse(null));
    }

    @EventListener
    void on(ShopDeleted deleted) {
        known.forget(deleted.tenant(), deleted.shop());
    }

    private List<KnownEnd> of(KeyGeneration key) {
        return known.findByIdTenantIdAndIdGenerationId(
                key.id().tenantId(), key.id().id());
    }

    private void save(Shop shop, KeyGeneration key, ExpiryReading reading, @Nullable MemberId member) {
        EndId id = new EndId(key.id().tenantId(), key.id().id(), reading.end());
        Optional<KnownEnd> before = known.findById(id);
        long version = before.map(KnownEnd::version).orElse(0L);
        KnownEnd end = new KnownEnd(id, version, shop.shopId(), reading.source(), reading.at(), member);
        if (before.filter(end::equals).isEmpty()) {
            known.save(end);
        }
    }

    private Said nearest(KeyGeneration key, Said said) {
        Optional<KnownEnd> nearest = of(key).stream().min(Comparator.comparing(KnownEnd::endsAt));
        return nearest.map(end -> new Said(end.endsAt(), said.functionOff(), said.rejectedSince(), end.enteredBy()))
                .orElse(said);
    }

    private boolean isSingle(Shop shop) {
        return malls.of(shop.mallId()).ends().size() == 1;
    }

    private Optional<KeyEnd> end(Shop shop, String name) {
        return malls.of(shop.mallId()).ends().stream()
                .filter(end -> end.name().equals(name))
                .findFirst();
    }
}
