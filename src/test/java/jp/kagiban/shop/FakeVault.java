package jp.kagiban.shop;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.Vault;
import jp.kagiban.vault.keys.VaultException;

/** A vault in memory, which insists that no revision comes twice. */
public final class FakeVault implements Vault {

    private record Place(UUID subject, Field field, long revision) {}

    private final Clock clock;
    private final Map<Place, String> sealed = new ConcurrentHashMap<>();
    private final Set<Place> ever = new HashSet<>();

    public FakeVault(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized long seal(UUID subject, long previous, Map<Field, Secret> secrets) {
        long revision = Math.max(previous + 1, clock.millis());
        secrets.forEach((field, secret) -> {
            Place place = new Place(subject, field, revision);
            if (!ever.add(place)) {
                throw new VaultException("This revision has been used before");
            }
            sealed.put(place, secret.reveal());
        });
        return revision;
    }

    @Override
    public <T> T open(UUID subject, Field field, long revision, Use use, Function<Secret, T> task) {
        String text = sealed.get(new Place(subject, field, revision));
        if (text == null) {
            throw new VaultException("There is nothing to open");
        }
        try (Secret secret = Secret.of(text)) {
            return task.apply(secret);
        }
    }

    @Override
    public Map<Wanted, Secret> openEach(List<Wanted> wanted, Use use) {
        return wanted.stream()
                .filter(one -> holds(one.subject(), one.field(), one.revision()))
                .collect(Collectors.toMap(
                        Function.identity(),
                        one -> Secret.of(sealed.get(new Place(one.subject(), one.field(), one.revision())))));
    }

    @Override
    public boolean holds(UUID subject, Field field, long revision) {
        return sealed.containsKey(new Place(subject, field, revision));
    }

    @Override
    public void destroy(UUID subject, long revision) {
        sealed.keySet().removeIf(place -> place.subject.equals(subject) && place.revision == revision);
    }

    @Override
    public void destroy(UUID subject) {
        sealed.keySet().removeIf(place -> place.subject.equals(subject));
    }

    @Override
    public void destroyTenant(TenantId tenant) {
        sealed.clear();
    }

    /** How many secrets are held for this subject. */
    public long count(ShopId shop) {
        return sealed.keySet().stream()
                .filter(place -> place.subject.equals(shop.id()))
                .count();
    }

    public Set<Long> revisionsEver(UUID subject) {
        Set<Long> revisions = new HashSet<>();
        ever.stream().filter(place -> place.subject.equals(subject)).forEach(place -> revisions.add(place.revision));
        return revisions;
    }
}
