package jp.kagiban.operator;

import java.util.Base64;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.shared.Jst;
import jp.kagiban.vault.VaultRecovery;
import jp.kagiban.vault.VaultRecovery.Begun;
import jp.kagiban.vault.VaultRecovery.Standing;
import jp.kagiban.vault.keys.KekStoreAway;
import org.springframework.stereotype.Component;

/** Runs the portal's part of the commands about the recovery key. */
@Component
class RecoveryCommands {

    private final VaultRecovery recovery;
    private final AuditTrail trail;

    RecoveryCommands(VaultRecovery recovery, AuditTrail trail) {
        this.recovery = recovery;
        this.trail = trail;
    }

    /**
     * Begins to wrap all tenant keys for this recovery key. The first line of the answer belongs in the file of the
     * private key.
     *
     * @param publicKey in Base64
     */
    Answer begin(String publicKey) {
        Begun begun;
        byte[] key;
        try {
            key = Base64.getDecoder().decode(publicKey);
            begun = recovery.begin(key);
        } catch (IllegalArgumentException odd) {
            return Answer.refused("This is no public key. Say 'vault recovery-init FILE'.");
        }
        trail.recordApartInLoginSpace(AuditRecord.of(Action.RECOVERY_KEY_MADE)
                .by(Actor.portal())
                .with(Detail.KEYS, begun.recipient() + " (" + VaultRecovery.fingerprint(key) + ")"));
        return Answer.done(begun.proof() + System.lineSeparator()
                + "While a portal runs, all tenant keys are wrapped for recovery key " + begun.recipient()
                + " within minutes, and from now on each new one at once; 'vault status' tells how far it is. Keep an earlier"
                + " recovery key until it tells that all are, and for as long as backups of before are kept.");
    }

    /** Returns a line for the vault's status. */
    String statusLine() {
        try {
            return describe();
        } catch (KekStoreAway away) {
            return "Whether there is a recovery key can't be told now.";
        }
    }

    private String describe() {
        return recovery.standing()
                .map(RecoveryCommands::statusLine)
                .orElse(
                        "There is no recovery key: who loses the keystore loses all shop keys. Say 'vault recovery-init FILE'.");
    }

    private static String statusLine(Standing now) {
        return "Recovery key " + now.recipient() + " (" + now.fingerprint() + "), made " + Jst.minute(now.madeAt())
                + " in Tokyo, opens " + now.wrapped() + " of " + now.keys() + " tenant keys.";
    }
}
