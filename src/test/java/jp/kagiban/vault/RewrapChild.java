package jp.kagiban.vault;

import java.nio.file.Path;
import java.time.Duration;
import jp.kagiban.testing.SettableClock;

/** A process that wraps all keys anew, and may be killed over it. Its arguments: the database's address and user, the vault's folder. */
final class RewrapChild {

    static final String BEGUN = "begun";

    private RewrapChild() {}

    public static void main(String... arguments) {
        VaultNode node =
                new VaultNode(VaultNode.pool(arguments[0], arguments[1]), Path.of(arguments[2]), new SettableClock());
        System.out.println(BEGUN);
        node.rewrap.run(node.epochs.active().kek(), node.clock.instant().plus(Duration.ofHours(1)));
    }
}
