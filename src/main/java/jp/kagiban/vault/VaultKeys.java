package jp.kagiban.vault;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.Epochs.Epoch;
import org.springframework.stereotype.Component;

/** The vault's key-encrypting keys (KEKs), for those who run the portal. Nothing here unwraps a key for anybody. */
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
     * @param keys how many tenant keys it wraps
     * @param unreadable how many of these it did not unwrap when it should
     * @param promotedAt when it began to wrap
     * @param place where it is kept, in words; empty where there is one place only, or where nobody has needed it since the start
     */
    public record Kek(
            long number,
            KekState state,
            long keys,
            long unreadable,
            Optional<Instant> promotedAt,
            Optional<String> place) {}

    /** Whether the vault opens what it has sealed. */
    public enum Condition {
        OPENS,
        /** A key that wraps others is missing, or is another. */
        CLOSED,
        /** Where the keys that wrap others are kept nobody answers; keys in memory serve for some minutes. */
        AWAY
    }

    /**
     * How the KEKs stand.
     *
     * @param keks by their numbers, the newest last
     * @param nodes how many run
     * @param behind how many of these don't have the newest KEK yet
     * @param condition whether what each KEK once wrapped for this can be unwrapped now
     * @param tenants how many have got another key, whose old one still opens something
     */
    public record Standing(List<Kek> keks, int nodes, int behind, Condition condition, int tenants) {

        /** Whether one KEK is on its way to take another's place. */
        public boolean isChanging() {
            return keks.stream().filter(kek -> kek.state() != KekState.RETIRED).count() > 1;
        }

        /** The keys that wait to be wrapped anew. */
        public long left() {
            return keks.stream()
                    .filter(kek -> kek.state() == KekState.ENDING)
                    .mapToLong(Kek::keys)
                    .sum();
        }

        public long unreadable() {
            return keks.stream().mapToLong(Kek::unreadable).sum();
        }

        /** The one that wraps. */
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
     * Makes a new KEK, which takes the active one's place by and by. False while one is on its way, and nothing has changed.
     *
     * @throws jp.kagiban.shared.StartRefused if the keystore can't be read or written
     * @throws KekStoreAway if the place of the KEKs can't be reached
     */
    public boolean rotate() {
        boolean begun = rotation.publish();
        jobs.goOn();
        return begun;
    }

    /**
     * Gives a tenant another key, and has what the old one has sealed sealed anew by and by; then the old one is destroyed. False if
     * nothing was ever sealed for it, or if an old key is still on its way out: then nothing has changed.
     *
     * @param tenant or the owner of the login space, whose key seals what members prove themselves with
     */
    public boolean rotate(TenantId tenant) {
        boolean begun = tenants.begin(tenant);
        jobs.goOn(tenant);
        return begun;
    }

    /** Has what is on its way go on now, keys that didn't unwrap among it. */
    public void goOn() {
        jobs.goOn(usage.changing());
    }
}
