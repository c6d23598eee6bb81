package jp.kagiban.operator;

import java.util.List;
import java.util.Optional;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.vault.VaultKeys;
import jp.kagiban.vault.VaultRecovery;
import jp.kagiban.vault.VaultShredding;
import jp.kagiban.vault.keys.KekStoreAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Changes the key that wraps all others. Each method first checks that the current member is an operator. */
@Service
public class VaultDesk {

    private static final Logger LOG = LoggerFactory.getLogger(VaultDesk.class);

    /** The name of this page in the history of refusals. */
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
     * Returns how many tenant keys the recovery key could open if the keystore were lost; empty if no recovery key was
     * ever made.
     *
     * @throws OperatorNeeded if the current member isn't an operator
     * @throws KekStoreAway if the store of the KEKs doesn't answer
     */
    public Optional<VaultRecovery.Standing> recovery() {
        operator.id();
        return recovery.standing();
    }

    /**
     * The deleted companies that had keys.
     *
     * @param pending how many of them have keys that could still be opened from a backup
     */
    public record Shredded(int companies, int pending) {}

    /**
     * Returns how many deleted companies have keys that are beyond reach.
     *
     * @throws OperatorNeeded as for {@link #recovery}
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
        /** Another rotation isn't finished, so nothing has changed. */
        UNDER_WAY,
        /** The store of the KEKs could make no key, so nothing has changed. The log says why. */
        NO_KEYSTORE
    }

    /**
     * Makes a new key, which replaces the old one step by step.
     *
     * @throws OperatorNeeded as for {@link #recovery}
     * @throws jp.kagiban.login.session.ProofTooOld if the operator hasn't proven their identity lately
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
