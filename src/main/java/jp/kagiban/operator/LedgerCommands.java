package jp.kagiban.operator;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.tenancy.Tenancies;
import jp.kagiban.tenancy.Tenancies.Tenancy;
import jp.kagiban.vault.Decoys;
import jp.kagiban.vault.LedgerCheck;
import jp.kagiban.vault.LedgerCheck.Found;
import jp.kagiban.vault.VaultAlarms;
import org.springframework.stereotype.Component;

/**
 * What {@code vault ledger …} and {@code vault decoy …} do: they find out those who tamper with the vault. Which companies are decoys
 * stands in no history, since whoever reads the database reads that too.
 */
@Component
class LedgerCommands {

    private final LedgerCheck ledger;
    private final Decoys decoys;
    private final VaultAlarms alarms;
    private final Tenancies tenancies;
    private final AuditTrail trail;

    LedgerCommands(LedgerCheck ledger, Decoys decoys, VaultAlarms alarms, Tenancies tenancies, AuditTrail trail) {
        this.ledger = ledger;
        this.decoys = decoys;
        this.alarms = alarms;
        this.tenancies = tenancies;
        this.trail = trail;
    }

    /** @param words what stands behind {@code vault} */
    static boolean known(List<String> words) {
        return switch (String.join(" ", words.subList(0, Math.min(2, words.size())))) {
            case "ledger", "ledger accept" -> words.size() <= 2;
            case "decoy" -> true;
            case "decoy add", "decoy remove" -> words.size() == 3;
            default -> false;
        };
    }

    /** How many alarms nobody has noted yet. */
    int alarms() {
        return alarms.unseen();
    }

    Answer run(List<String> words) {
        return switch (String.join(" ", words.subList(0, Math.min(2, words.size())))) {
            case "ledger accept" -> accept();
            case "decoy" -> list();
            case "decoy add" -> of(words.get(2)).map(this::add).orElseGet(() -> noCompany(words.get(2)));
            case "decoy remove" -> Commands.id(words.get(2)).map(this::remove).orElseGet(() -> noCompany(words.get(2)));
            default -> compare();
        };
    }

    private Answer compare() {
        return ledger.run().map(LedgerCommands::told).orElseGet(LedgerCommands::another);
    }

    private static Answer told(Found found) {
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

    private static Answer another() {
        return Answer.refused("Another node compares the ledger at this moment. Say it again.");
    }

    private Answer accept() {
        Optional<Found> found = ledger.accept();
        if (found.isEmpty()) {
            return another();
        }
        trail.recordApartInLoginSpace(AuditRecord.of(Action.LEDGER_ACCEPTED).by(Actor.portal()));
        return found.get().isWell()
                ? Answer.done(
                        "The ledger is taken for right as it is now, and compared with that from here on. Each node"
                                + " with a folder of seals of its own must be told.")
                : Answer.refused("Somebody is writing in the ledger by other means than the portal's at this moment.");
    }

    private Answer list() {
        return Answer.done(
                decoys.all().isEmpty()
                        ? "There is no decoy. docs/operations.md tells how to make one."
                        : decoys.all().stream()
                                .map(this::told)
                                .sorted()
                                .collect(Collectors.joining(System.lineSeparator())));
    }

    private String told(UUID company) {
        String name = tenancies.of(company).map(Tenancy::name).orElse("deleted");
        return company + " (" + name + ")";
    }

    private Answer add(Tenancy company) {
        if (company.suspension().isEmpty()) {
            return Answer.refused(company.name()
                    + " is not suspended: its jobs open its keys each day, and each time would raise an alarm. Suspend it"
                    + " at /operator first.");
        }
        if (!decoys.add(company.tenant())) {
            return Answer.refused("Nothing has changed: it is a decoy already, or there are " + Decoys.MOST + ".");
        }
        return Answer.done(company.name() + " is a decoy: whoever opens one of its keys raises an alarm.");
    }

    private Answer remove(UUID company) {
        if (!decoys.remove(company)) {
            return Answer.refused("Nothing has changed: no decoy has this id.");
        }
        return Answer.done("It is a decoy no longer.");
    }

    private Optional<Tenancy> of(String typed) {
        return Commands.id(typed).flatMap(tenancies::of);
    }

    private static Answer noCompany(String typed) {
        return Answer.refused(
                "'" + typed + "' is no id of a company. It stands in the address of its page under /operator.");
    }
}
