package jp.kagiban.operator;

import java.util.List;
import java.util.Optional;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.vault.KekGuard;
import jp.kagiban.vault.LedgerCheck;
import jp.kagiban.vault.LedgerCheck.Found;
import jp.kagiban.vault.keys.KekStoreAway;
import org.springframework.stereotype.Component;

/** Runs {@code vault ledger …}, which compares the vault's records in the database with those outside of it. */
@Component
class LedgerCommands {

    private static final String ACCEPT = "accept";

    private static final String ANOTHER_KEY =
            "The database names another KEK or recovery key than the one that was seen last, or a tenant key is wrapped"
                    + " with a KEK that has retired; the log says which. It isn't used. If you have brought an older"
                    + " database back, bring the folder of seals of its time back too, or say 'vault ledger accept'.";

    private final LedgerCheck ledger;
    private final KekGuard keks;
    private final AuditTrail trail;

    LedgerCommands(LedgerCheck ledger, KekGuard keks, AuditTrail trail) {
        this.ledger = ledger;
        this.keks = keks;
        this.trail = trail;
    }

    /** @param words the words after {@code ledger} */
    static boolean known(List<String> words) {
        return words.isEmpty() || words.equals(List.of(ACCEPT));
    }

    Answer run(List<String> words) {
        return words.isEmpty() ? compare() : accept();
    }

    private Answer compare() {
        return warning().map(Answer::refused).orElseGet(this::compareLedger);
    }

    /**
     * Returns a warning about other keys than those that were seen last; empty if there are none, or if the key store
     * doesn't answer.
     */
    Optional<String> warning() {
        try {
            return keks.isWell() ? Optional.empty() : Optional.of(ANOTHER_KEY);
        } catch (KekStoreAway _) {
            return Optional.empty();
        }
    }

    private Answer compareLedger() {
        return ledger.run().map(LedgerCommands::report).orElseGet(LedgerCommands::busy);
    }

    private static Answer report(Found found) {
        if (!found.compared()) {
            return Answer.refused(
                    "There was nothing in the folder of seals to compare the ledger with. What is there now"
                            + " is kept for the next time.");
        }
        return found.isWell()
                ? Answer.done("The ledger of each company is as the portal has left it.")
                : Answer.refused("The ledgers of " + found.wrong()
                        + " companies are not as the portal has left them; /operator names them. If you have brought an"
                        + " older database back, bring the folder of seals of its time back too, or say"
                        + " 'vault ledger accept'.");
    }

    private static Answer busy() {
        return Answer.refused("Another node compares the ledger at this moment. Say it again.");
    }

    private Answer accept() {
        Optional<Found> found = ledger.accept();
        if (found.isEmpty()) {
            return busy();
        }
        keks.accept();
        trail.recordApartInLoginSpace(AuditRecord.of(Action.LEDGER_ACCEPTED).by(Actor.portal()));
        return found.get().isWell()
                ? Answer.done(
                        "The ledger and the KEK are taken for right as they are now, and compared with that from here on. Each node"
                                + " with a folder of seals of its own must be told.")
                : Answer.refused("Somebody is writing in the ledger by other means than the portal's at this moment.");
    }
}
