package jp.kagiban.operator;

import java.util.List;
import java.util.Optional;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.vault.KekStoreAway;
import jp.kagiban.vault.VaultKeys;
import jp.kagiban.vault.VaultRecovery;
import jp.kagiban.vault.VaultShredding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Changes the key that wraps all others. It asks first whether the member who is logged in runs the portal. */
@Service
public class VaultDesk {

    private static final Logger LOG = LoggerFactory.getLogger(VaultDesk.class);

    /** As the history names what somebody was kept from. */
    private static final String ADDRESS = "operator";

    private final CurrentOperator operator;
    private final VaultKeys keys;
    private final VaultRecovery recovery;
    private final VaultShredding shredding;
    private final AuditTrail trail;

    VaultDesk(
            CurrentOperator operator,
            VaultKeys keys,
            VaultRecovery recovery,
            VaultShredding shredding,
            AuditTrail trail) {
        this.shredding = shredding;
        this.operator = operator;
        this.keys = keys;
        this.recovery = recovery;
        this.trail = trail;
    }

    /**
     * For how many of the keys there is a second way, should the keystore be lost; empty where no recovery key was ever made.
     *
     * @throws OperatorNeeded if the member who is logged in doesn't run the portal
     * @throws KekStoreAway if the place of the KEKs doesn't answer, without which it can't be told
     */
    public Optional<VaultRecovery.Standing> recovery() {
        operator.id();
        return recovery.standing();
    }

    /**
     * Companies that had keys and were deleted.
     *
     * @param pending how many of them have keys that could still be opened from a backup
     */
    public record Shredded(int companies, int pending) {}

    /**
     * How far the keys of deleted companies are beyond reach.
     *
     * @throws OperatorNeeded as above
     */
    public Shredded shredded() {
        operator.id();
        List<VaultShredding.Certificate> all = shredding.certificates();
        long complete =
                all.stream().filter(VaultShredding.Certificate::isComplete).count();
        return new Shredded(all.size(), all.size() - (int) complete);
    }

    /** Result of a rotation request. */
    public enum Rotation {
        BEGUN,
        /** Another is still on its way, and nothing has changed. */
        UNDER_WAY,
        /** The place of the KEKs could make none, and nothing has changed; the log says why. */
        NO_KEYSTORE
    }

    /**
     * Makes a new key, which takes the place of the old one by and by.
     *
     * @throws OperatorNeeded if the member who is logged in doesn't run the portal
     * @throws jp.kagiban.login.session.ProofTooOld if they haven't proven themselves lately
     */
    public Rotation rotate() {
        Actor actor = Actor.operator(operator.fresh(ADDRESS), trail.address());
        try {
            if (!keys.rotate()) {
                return Rotation.UNDER_WAY;
            }
        } catch (StartRefused refused) {
            LOG.error("{} {}", refused.getMessage(), refused.action());
            return Rotation.NO_KEYSTORE;
        } catch (KekStoreAway away) {
            LOG.error("No KEK was made", away);
            return Rotation.NO_KEYSTORE;
        }
        trail.recordApartInLoginSpace(AuditRecord.of(Action.VAULT_KEY_CHANGED).by(actor));
        return Rotation.BEGUN;
    }
}
