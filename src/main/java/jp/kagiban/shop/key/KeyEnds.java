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
import jp.kagiban.mall.ExpiryReading.Source;
import jp.kagiban.mall.ExpiryReading;
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
 * The ways in which a key ends. At a mall that has one, the key's own date is all there is; at a mall that has more, each date
 * is kept, and the nearest is the key's. All of it happens in the caller's transaction, under the shop's lock.
 */
@Component
public class KeyEnds {

    private final KnownEnds known;
    private final Malls malls;

    KeyEnds(KnownEnds known, Malls malls) {
        this.known = known;
        this.malls = malls;
    }

    /** How a key stands after a check, beside what is known of it. */
    public Said checked(Shop shop, KeyGeneration key, Said said, KeyWord word) {
        return isSingle(shop) ? said : heard(shop, key, said, word);
    }

    /**
     * What is known of a key that takes over: a date that a member typed for the one before holds for it too, and of the same key
     * all dates do.
     */
    public Said takenOver(Shop shop, KeyGeneration key, @Nullable KeyGeneration before, Said said, KeyWord word) {
        if (isSingle(shop)) {
            return said.expiresAt() == null && key.sameKey() && before != null
                    ? before.said().withFunctionOff(said.functionOff())
                    : said;
        }
        if (before != null) {
            of(before).stream()
                    .filter(end -> key.sameKey() || end.source() == Source.TYPED)
                    .forEach(end -> keep(shop, key, end.reading(), end.enteredBy()));
        }
        return heard(shop, key, said, word);
    }

    private Said heard(Shop shop, KeyGeneration key, Said said, KeyWord word) {
        word.ends().forEach(reading -> keep(shop, key, reading, null));
        return nearest(key, said);
    }

    /** What is known of a key for which a member has typed a date. */
    public Said entered(Shop shop, KeyGeneration key, String end, Instant at, MemberId member) {
        if (isSingle(shop)) {
            return key.said().entered(at, member);
        }
        keep(shop, key, new ExpiryReading(end, Source.TYPED, at), member);
        return nearest(key, key.said());
    }

    /** Whether a member may type this date: the mall never tells it, or has not told it yet. */
    public boolean isToBeTyped(Shop shop, KeyGeneration key, String end) {
        return end(shop, end)
                .filter(one -> one.source() == Source.TYPED
                        || (isSingle(shop)
                                && (key.said().expiresAt() == null || key.said().byHand())))
                .isPresent();
    }

    /** How far ahead it can lie at most. */
    public Duration longest(Shop shop, String end) {
        return end(shop, end).map(KeyEnd::longest).orElse(Duration.ZERO);
    }

    /** Of the keys in use of a tenant that have more than one, by generation. */
    public Map<GenerationId, List<ExpiryReading>> inUse(TenantId tenant) {
        return malls.all().stream().allMatch(mall -> mall.ends().size() == 1)
                ? Map.of()
                : byGeneration(known.inUse(tenant));
    }

    /** The same of one shop. */
    public Map<GenerationId, List<ExpiryReading>> inUse(Shop shop) {
        return isSingle(shop) ? Map.of() : byGeneration(known.inUse(shop.tenant(), shop.shopId()));
    }

    private static Map<GenerationId, List<ExpiryReading>> byGeneration(List<KnownEnd> ends) {
        return ends.stream().collect(groupingBy(end -> end.id().generationId(), mapping(KnownEnd::reading, toList())));
    }

    /** How the key in use stands beside what is said of another: where a key has several ends, by the same one. */
    public Said beside(Shop shop, KeyGeneration inUse, KeyWord word) {
        if (isSingle(shop)) {
            return inUse.said();
        }
        Optional<KnownEnd> same = word.nearest()
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

    private void keep(Shop shop, KeyGeneration key, ExpiryReading reading, @Nullable MemberId member) {
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
