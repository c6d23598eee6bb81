package jp.kagiban.vault;

import static jp.kagiban.vault.envelope.Fixtures.RANDOM;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.Secret;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.Envelope;
import jp.kagiban.vault.envelope.KeyLabel;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;

/**
 * A process that seals and opens a secret, forgets it, writes its memory into a file, and only then tells how often
 * that holds what should be gone. Its arguments: the database's address, the vault's folder, and the file.
 */
final class HeapChild {

    private static final int SEED = 20261129;
    private static final int LENGTH = 48;

    private HeapChild() {}

    public static void main(String... arguments) throws NotOpened, IOException {
        try (HikariDataSource database = VaultNode.emptyDatabase(arguments[0], "sa")) {
            VaultNode node = new VaultNode(database, Path.of(arguments[1]), new SettableClock());
            WrappedKey key = node.tenantKey();
            useOnce(node, key);
            deriveLast(node, key);
            System.gc();
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[2], true);
            byte[] memory = Files.readAllBytes(Path.of(arguments[2]));
            try (KeyMaterial tenantKey = node.wrapping.unlock(key);
                    KeyMaterial prk = node.keys.sealing(key)) {
                tell("secret", memory, secret());
                tell("tenant-key", memory, tenantKey.getEncoded());
                tell("record-prk", memory, prk.getEncoded());
                try (KeyMaterial last = KeyLabel.CHECK.prk(tenantKey)) {
                    tell("last-prk", memory, last.getEncoded());
                }
            }
            tell("wrapped-key", memory, key.wrapped());
        }
    }

    private static void useOnce(VaultNode node, WrappedKey key) throws NotOpened {
        Context context = Context.ofSecret(key.owner(), Ids.next(), Field.LICENSE_KEY.code(), key.ref(), 1);
        byte[] plain = secret();
        try (KeyMaterial prk = node.keys.sealing(key)) {
            byte[] envelope = Envelope.seal(prk, key.ref(), context, plain, RANDOM);
            Arrays.fill(plain, (byte) 0);
            byte[] opened = Envelope.open(prk, key.ref(), context, envelope);
            try (Secret secret = Secret.copyOf(opened)) {
                Arrays.fill(opened, (byte) 0);
                System.out.println("opened " + secret.length());
            }
        }
        node.cache.sweep();
    }

    /** No later hash of this thread overwrites what this one leaves. */
    private static void deriveLast(VaultNode node, WrappedKey key) throws NotOpened {
        try (KeyMaterial tenantKey = node.wrapping.unlock(key)) {
            KeyLabel.CHECK.prk(tenantKey).close();
        }
    }

    /** Made anew each time, so that it lies nowhere meanwhile. */
    private static byte[] secret() {
        Random letters = new Random(SEED);
        byte[] text = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            text[i] = (byte) ('a' + letters.nextInt(26));
        }
        return text;
    }

    private static void tell(String name, byte[] memory, byte[] wanted) {
        String all = new String(memory, StandardCharsets.ISO_8859_1);
        String one = new String(wanted, StandardCharsets.ISO_8859_1);
        System.out.println(name + " " + (all.contains(one) ? "found" : "gone"));
    }
}
