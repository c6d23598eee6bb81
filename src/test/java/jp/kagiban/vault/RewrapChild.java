package jp.kagiban.vault;

import static jp.kagiban.vault.envelope.Fixtures.RANDOM;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.keys.KeyEncryptionProvider;
import jp.kagiban.vault.keys.KeyWrapping;

/**
 * A process that wraps all keys anew, and may be killed over it. Its arguments: the database's address and user, the
 * vault's folder, and after how many keys it says {@link #THERE}.
 */
final class RewrapChild {

    static final String THERE = "there";

    private RewrapChild() {}

    public static void main(String... arguments) {
        VaultNode node =
                new VaultNode(VaultNode.pool(arguments[0], arguments[1]), Path.of(arguments[2]), new SettableClock());
        AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[3]));
        KeyWrapping telling = new KeyWrapping(new Telling(node.keks, left), RANDOM);
        node.rewrap(telling, node.epochs.active().kek());
    }

    private record Telling(KeyEncryptionProvider provider, AtomicInteger left) implements KeyEncryptionProvider {

        @Override
        public byte[] wrap(KeyRef kek, Context context, KeyMaterial tenantKey) {
            if (left.decrementAndGet() == 0) {
                System.out.println(THERE);
            }
            return provider.wrap(kek, context, tenantKey);
        }

        @Override
        public KeyMaterial unwrap(KeyRef kek, Context context, byte[] wrapped) throws NotOpened {
            return provider.unwrap(kek, context, wrapped);
        }
    }
}
