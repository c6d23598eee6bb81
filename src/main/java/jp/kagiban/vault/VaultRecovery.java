package jp.kagiban.vault;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import jp.kagiban.shared.Hashes;
import jp.kagiban.vault.Recipients.Stored;
import org.springframework.stereotype.Component;

/** A second way to the tenants' keys, for the case that the keystore is lost: each is wrapped for a pair of keys that lies offline too. */
@Component
public class VaultRecovery {

    private final Recipients recipients;
    private final KekGuard guard;
    private final KeyWrapping wrapping;
    private final Census census;
    private final VaultJobs jobs;

    VaultRecovery(Recipients recipients, KekGuard guard, KeyWrapping wrapping, Census census, VaultJobs jobs) {
        this.recipients = recipients;
        this.guard = guard;
        this.wrapping = wrapping;
        this.census = census;
        this.jobs = jobs;
    }

    /**
     * How far it is.
     *
     * @param recipient its number, from 1
     * @param fingerprint {@link #fingerprint} of its public key
     * @param madeAt when its pair was made
     * @param wrapped how many tenant keys its private key opens
     * @param keys of how many
     */
    public record Standing(long recipient, String fingerprint, Instant madeAt, long wrapped, long keys) {}

    /** Empty where no recovery key was ever made. */
    public Optional<Standing> standing() {
        return recipients.newest().map(this::standing);
    }

    private Standing standing(Stored newest) {
        return new Standing(
                newest.number(),
                fingerprint(newest.publicKey()),
                newest.madeAt(),
                census.wrappedFor(newest.number()),
                census.all());
    }

    /**
     * Has all tenant keys wrapped for this public key, by and by, and new ones at once. What was wrapped for an earlier one gives way.
     *
     * @param publicKey X.509 SubjectPublicKeyInfo, as {@link RecoveryPair#publicKey} gives it
     * @return the recipient's number
     * @throws IllegalArgumentException if it is none
     * @throws VaultException if the database names another KEK than it should
     */
    public long begin(byte[] publicKey) {
        RecoveryRecipient recipient = RecoveryRecipient.of(publicKey);
        try (KeyMaterial canary = wrapping.unlock(guard.demandActive().canary())) {
            long number = recipients
                    .add(recipient, recipient.wrap(canary), guard.lastRecipient())
                    .number();
            guard.look();
            jobs.goOn();
            return number;
        } catch (NotOpened why) {
            throw new IllegalStateException("The canary's key can't be unwrapped", why);
        }
    }

    /** By which people tell whether it is the same public key: the first half of its SHA-256, in groups of four digits. */
    public static String fingerprint(byte[] publicKey) {
        return HexFormat.of().formatHex(Hashes.sha256(publicKey), 0, 16).replaceAll("(.{4})(?=.)", "$1-");
    }
}
