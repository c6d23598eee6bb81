package jp.kagiban.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.vault.Recipients.Stored;

/** A second way to the tenants' keys, for the case that the keystore is lost: each is wrapped for a pair of keys that lies offline too. */
public class VaultRecovery {

    private final Recipients recipients;
    private final Epochs epochs;
    private final KeyWrapping wrapping;
    private final Census census;
    private final RotationJobs jobs;

    VaultRecovery(Recipients recipients, Epochs epochs, KeyWrapping wrapping, Census census, RotationJobs jobs) {
        this.recipients = recipients;
        this.epochs = epochs;
        this.wrapping = wrapping;
        this.census = census;
        this.jobs = jobs;
    }

    /**
     * How far it is.
     *
     * @param recipient its number, from 1
     * @param madeAt when its pair was made
     * @param wrapped how many tenant keys its private key opens
     * @param keys of how many
     */
    public record Standing(long recipient, Instant madeAt, long wrapped, long keys) {}

    /** Empty where no recovery key was ever made. */
    public Optional<Standing> standing() {
        return recipients.newest().map(this::standing);
    }

    private Standing standing(Stored newest) {
        List<Census.Count> counts = census.take();
        return new Standing(
                newest.number(),
                newest.madeAt(),
                census.wrappedFor(newest.number()),
                counts.stream().mapToLong(Census.Count::keys).sum());
    }

    /**
     * Has all tenant keys wrapped for this public key, by and by, and new ones at once. What was wrapped for an earlier one gives way.
     *
     * @param publicKey X.509 SubjectPublicKeyInfo, as {@link RecoveryPair#publicKey} gives it
     * @throws IllegalArgumentException if it is none
     */
    public void begin(byte[] publicKey) {
        RecoveryRecipient recipient = RecoveryRecipient.of(publicKey);
        try (KeyMaterial canary = wrapping.unlock(epochs.active().canary())) {
            recipients.add(recipient, recipient.wrap(canary));
        } catch (NotOpened why) {
            throw new IllegalStateException("The canary's key can't be unwrapped", why);
        }
        jobs.goOn();
    }
}
