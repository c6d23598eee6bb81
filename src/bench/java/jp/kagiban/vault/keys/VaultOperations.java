package jp.kagiban.vault.keys;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.DrawnRandom;
import jp.kagiban.vault.envelope.Envelope;
import jp.kagiban.vault.envelope.KeyLabel;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A secret of 40 bytes with a context of 48: sealed, opened, its key wrapped anew, and the same with the peers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Fork(2)
public class VaultOperations {

    private static final int TENANTS = 64;
    private static final KeyRef KEK = new KeyRef(1, new UUID(0, 1));
    private static final KeyRef NEXT_KEK = new KeyRef(2, new UUID(0, 2));

    private final byte[] secret = "SP000000_0123456789abcdef0123456789abcde".getBytes();
    private final List<SealedForBench> sealed = new ArrayList<>();
    private final DrawnRandom random = new DrawnRandom(DrawnRandom.ofTheOperatingSystem());
    private final KeyCache cache =
            new KeyCache(System::nanoTime, KeyCache.MAX_AGE, Duration.ZERO, KeyCache.MAX_ENTRIES);
    private final KeyWrapping wrapping = new KeyWrapping(
            new BcfksProvider(
                    Map.of(KEK, new Keystore(1, random).fresh(), NEXT_KEK, new Keystore(1, random).fresh()), random),
            DrawnRandom.ofTheOperatingSystem());

    private Peers peers;
    private byte[] context;
    private byte[] ofTink;
    private byte[] ofTinksEnvelope;
    private byte[] ofAws;

    /** @param place of the record that the envelope is */
    private record SealedForBench(WrappedKey key, Context place, byte[] envelope) {}

    /** Whose turn it is in a thread. */
    @State(Scope.Thread)
    public static class Turn {
        private int next;

        private int take() {
            next = (next + 1) % TENANTS;
            return next;
        }
    }

    @Setup
    public void prepare() throws GeneralSecurityException, NotOpened {
        for (int i = 0; i < TENANTS; i++) {
            WrappedKey key = wrapping.make(new TenantId(new UUID(1, i)), new KeyRef(1, new UUID(2, i)), KEK);
            Context place = Context.ofSecret(key.owner(), new UUID(3, i), Field.SERVICE_SECRET.code(), key.ref(), 1);
            try (KeyMaterial prk = unlocked(key)) {
                sealed.add(new SealedForBench(key, place, Envelope.seal(prk, key.ref(), place, secret, random)));
            }
        }
        context = sealed.getFirst().place().bytes();
        peers = new Peers();
        ofTink = peers.tink().encrypt(secret, context);
        ofTinksEnvelope = peers.tinkEnvelope().encrypt(secret, context);
        ofAws = peers.awsEncrypt(secret);
    }

    private KeyMaterial unlocked(WrappedKey key) throws NotOpened {
        try (KeyMaterial tenantKey = wrapping.unlock(key)) {
            return KeyLabel.RECORD.prk(tenantKey);
        }
    }

    @Benchmark
    public byte[] seal(Turn turn) throws NotOpened {
        SealedForBench one = sealed.get(turn.take());
        try (KeyMaterial prk = cache.get(one.key().identity(), Duration.ZERO, () -> unlocked(one.key()))) {
            return Envelope.seal(prk, one.key().ref(), one.place(), secret, random);
        }
    }

    @Benchmark
    public byte[] openWarm(Turn turn) throws NotOpened {
        SealedForBench one = sealed.get(turn.take());
        try (KeyMaterial prk = cache.get(one.key().identity(), Duration.ZERO, () -> unlocked(one.key()))) {
            return Envelope.open(prk, one.key().ref(), one.place(), one.envelope());
        }
    }

    @Benchmark
    public byte[] openCold(Turn turn) throws NotOpened {
        SealedForBench one = sealed.get(turn.take());
        try (KeyMaterial prk = unlocked(one.key())) {
            return Envelope.open(prk, one.key().ref(), one.place(), one.envelope());
        }
    }

    /** With the look at the new wrap that a rewrap has before it is committed. */
    @Benchmark
    public boolean rewrap(Turn turn) throws NotOpened {
        return wrapping.unlocks(wrapping.rewrap(sealed.get(turn.take()).key(), NEXT_KEK));
    }

    @Benchmark
    public byte[] tinkEncrypt() throws GeneralSecurityException {
        return peers.tink().encrypt(secret, context);
    }

    @Benchmark
    public byte[] tinkDecrypt() throws GeneralSecurityException {
        return peers.tink().decrypt(ofTink, context);
    }

    @Benchmark
    public byte[] tinkEnvelopeEncrypt() throws GeneralSecurityException {
        return peers.tinkEnvelope().encrypt(secret, context);
    }

    @Benchmark
    public byte[] tinkEnvelopeDecrypt() throws GeneralSecurityException {
        return peers.tinkEnvelope().decrypt(ofTinksEnvelope, context);
    }

    @Benchmark
    public byte[] awsEncrypt() {
        return peers.awsEncrypt(secret);
    }

    @Benchmark
    public byte[] awsDecrypt() {
        return peers.awsDecrypt(ofAws);
    }
}
