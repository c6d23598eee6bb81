package jp.kagiban.vault;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.Epochs.Epoch;
import jp.kagiban.vault.keys.KekStores;
import org.springframework.stereotype.Component;

/** The vault's key-encrypting keys (KEKs), for operators. No method returns a key. */
@Component
public class VaultKeys {

    private final Epochs epochs;
    private final KekUsage usage;
    private final VaultNodes nodes;
    private final Rotation rotation;
    private final TenantRotation tenants;
    private final VaultJobs jobs;
    private final VaultHealthIndicator health;
    private final KekStores keks;

    VaultKeys(
            Epochs epochs,
            KekUsage usage,
            VaultNodes nodes,
            Rotation rotation,
            TenantRotation tenants,
            VaultJobs jobs,
            VaultHealthIndicator health,
            KekStores keks) {
        this.health = health;
        this.epochs = epochs;
        this.usage = usage;
        this.nodes = nodes;
        this.rotation = rotation;
        this.tenants = tenants;
        this.jobs = jobs;
        this.keks = keks;
    }

    /**
     * A KEK.
     *
     * @param number from 1
     * @param keys number of tenant keys that it wraps
     * @param unreadable number of these that failed to unwrap
     * @param promotedAt when it became active
     * @param place the place that holds it; empty if there is only one place, or the KEK wasn't needed since the start
     */
    public record Kek(
            long number,
            KekState state,
            long keys,
            long unreadable,
            Optional<Instant> promotedAt,
            Optional<String> place) {}

    /** Whether the vault can open its secrets. */
    public enum Condition {
        OPENS,
        /** A KEK is missing, or is a different one. */
        CLOSED,
        /** The place of the KEKs doesn't answer. Keys in memory can be used for some minutes. */
        AWAY
    }

    /**
     * State of the KEKs.
     *
     * @param keks ordered by number, the newest last
     * @param nodes number of running nodes
     * @param behind number of nodes that lack the newest KEK
     * @param condition whether the canary of each KEK unwraps now
     * @param tenants number of tenants whose old key still opens secrets
     */
    public record Standing(List<Kek> keks, int nodes, int behind, Condition condition, int tenants) {

        /** Returns whether a rotation is under way. */
        public boolean isChanging() {
            return keks.stream().filter(kek -> kek.state() != KekState.RETIRED).count() > 1;
        }

        /** The number of keys that wait to be rewrapped. */
        public long left() {
            return keks.stream()
                    .filter(kek -> kek.state() == KekState.ENDING)
                    .mapToLong(Kek::keys)
                    .sum();
        }

        public long unreadable() {
            return keks.stream().mapToLong(Kek::unreadable).sum();
        }

        /** The active KEK. */
        public Kek active() {
            return keks.stream()
                    .filter(kek -> kek.state() == KekState.ACTIVE)
                    .reduce((_, later) -> later)
                    .orElseThrow();
        }
    }

    public Standing standing() {
        Map<Long, KekUsage.Count> counts =
                usage.take().stream().collect(Collectors.toMap(KekUsage.Count::kek, Function.identity()));
        List<Epoch> all = epochs.all();
        List<VaultNodes.Node> running = nodes.running();
        long newest = all.getLast().kek().number();
        return new Standing(
                all.stream().map(epoch -> kek(epoch, counts)).toList(),
                running.size(),
                (int) running.stream().filter(node -> node.proven() < newest).count(),
                health.condition(),
                usage.changing().size());
    }

    private Kek kek(Epoch epoch, Map<Long, KekUsage.Count> counts) {
        long number = epoch.kek().number();
        KekUsage.Count count = counts.getOrDefault(number, new KekUsage.Count(number, 0, 0));
        return new Kek(
                number,
                epoch.state(),
                count.keys(),
                count.unreadable(),
                Optional.ofNullable(epoch.promotedAt()),
                keks.areHere() ? Optional.empty() : keks.placeOf(epoch.kek()));
    }

    /**
     * Makes a KEK that gradually replaces the active one. Returns false and changes nothing while a rotation is under
     * way.
     *
     * @throws jp.kagiban.shared.StartRefused if the keystore can't be read or written
     * @throws jp.kagiban.vault.keys.KekStoreAway if the place of the KEKs can't be reached
     */
    public boolean rotate() {
        boolean begun = rotation.publish();
        jobs.goOn();
        return begun;
    }

    /**
     * Gives a tenant a new key. A job reseals its secrets and then destroys the old key. Returns false and changes
     * nothing if nothing was ever sealed for the tenant, or an old key is still ending.
     *
     * @param tenant or the owner of the login space, whose key seals members' second factors
     */
    public boolean rotate(TenantId tenant) {
        boolean begun = tenants.begin(tenant);
        jobs.goOn(tenant);
        return begun;
    }

    /** Continues all rotations now, and retries keys that didn't unwrap. */
    public void goOn() {
        jobs.goOn(usage.changing());
    }
}
