package jp.kagiban.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.VaultAlarms;
import jp.kagiban.vault.VaultDoctor;
import jp.kagiban.vault.VaultKeys;
import jp.kagiban.vault.VaultKeys.Kek;
import jp.kagiban.vault.VaultKeys.Standing;
import jp.kagiban.vault.keys.KekStoreAway;
import jp.kagiban.vault.keys.VaultException;
import org.springframework.stereotype.Component;

/** Runs {@code vault …} from the server's shell, and answers it. */
@Component
class VaultCommands {

    /** Is typed in place of a company's id. */
    private static final String LOGINS = "logins";

    private final VaultKeys keys;
    private final VaultDoctor doctor;
    private final RecoveryCommands recovery;
    private final ShredCommands shred;
    private final LedgerCommands ledger;
    private final VaultAlarms alarms;
    private final AuditTrail trail;

    VaultCommands(
            VaultKeys keys,
            VaultDoctor doctor,
            RecoveryCommands recovery,
            ShredCommands shred,
            LedgerCommands ledger,
            VaultAlarms alarms,
            AuditTrail trail) {
        this.recovery = recovery;
        this.shred = shred;
        this.ledger = ledger;
        this.alarms = alarms;
        this.trail = trail;
        this.keys = keys;
        this.doctor = doctor;
    }

    static boolean known(List<String> words) {
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "status", "rotate", "rewrap", "doctor" -> words.size() == 1;
            case "rotate-tenant" -> words.size() == 2;
            case "restore-drill" -> RestoreDrill.known(Commands.rest(words));
            // recovery-key is the command's own message to the portal. recovery-init, recover and restore-drill run
            // where
            // they are typed.
            case "recovery-init", "recovery-key" ->
                words.size() == 2 && !words.get(1).isBlank();
            case "recover" -> RescueCommand.known(Commands.rest(words));
            case "shred" -> ShredCommands.known(Commands.rest(words));
            case "ledger" -> LedgerCommands.known(Commands.rest(words));
            default -> false;
        };
    }

    /**
     * Runs one command.
     *
     * @param words the words after {@code vault}, which {@link #known} has accepted
     */
    Answer run(List<String> words) {
        try {
            return runCommand(words);
        } catch (KekStoreAway away) {
            return Answer.refused(Objects.requireNonNullElse(away.getMessage(), ""));
        } catch (VaultException refused) {
            return Answer.refused(Objects.requireNonNullElse(refused.getMessage(), ""));
        }
    }

    private Answer runCommand(List<String> words) {
        return switch (words.getFirst()) {
            case "rotate" -> rotate();
            case "rotate-tenant" -> rotate(words.get(1));
            case "rewrap" -> rewrap();
            case "doctor" -> examine();
            case "recovery-key" -> recovery.begin(words.get(1));
            case "shred" -> shred.run(Commands.rest(words));
            case "ledger" -> ledger.run(Commands.rest(words));
            default -> status();
        };
    }

    private Answer rotate() {
        try {
            if (!keys.rotate()) {
                return Answer.refused(
                        "A new KEK is on its way already." + System.lineSeparator() + describe(keys.standing()));
            }
        } catch (StartRefused refused) {
            return Answer.refused(refused.getMessage() + " " + refused.action());
        }
        trail.recordApartInLoginSpace(AuditRecord.of(Action.VAULT_KEY_CHANGED).by(Actor.portal()));
        return Answer.done(
                "A new KEK was made. It wraps once each node that runs has it, and then all tenant keys are wrapped"
                        + " anew; 'vault status' tells how far that is. Back up what holds it now: it has changed."
                        + System.lineSeparator() + describe(keys.standing()));
    }

    private Answer rotate(String typed) {
        Optional<TenantId> company = typed.equals(LOGINS) ? Optional.of(LoginSpace.OWNER) : Commands.id(typed);
        if (company.isEmpty()) {
            return Answer.refused(
                    "'" + typed + "' is no id of a company. It stands in the address of its page under /operator; '"
                            + LOGINS + "' stands for the key that seals what members prove themselves with.");
        }
        return keys.rotate(company.get())
                ? Answer.done("There is a new key. What the old one has sealed is sealed anew while the portal runs;"
                        + " then the old one is destroyed, ten minutes from now at the earliest.")
                : Answer.refused(
                        "Nothing has changed: nothing is sealed for whoever this stands for, or the last change"
                                + " is still under way.");
    }

    private Answer rewrap() {
        keys.goOn();
        return Answer.done(
                "What is left, if anything, goes on now, or as soon as a portal runs. 'vault status' tells how far it is.");
    }

    /** Returns the status. The command ends with 1 if a key didn't unwrap. */
    private Answer status() {
        Standing now = keys.standing();
        return new Answer(now.unreadable() == 0, describe(now));
    }

    private String describe(Standing now) {
        List<String> lines = new ArrayList<>(
                now.keks().stream().map(kek -> describe(kek, now)).toList());
        if (now.unreadable() > 0) {
            lines.add(now.unreadable()
                    + " of the keys did not unwrap when they were to be wrapped anew, and were passed over."
                    + " The portal's log names them; 'vault doctor' looks again.");
        }
        if (now.tenants() > 0) {
            lines.add("Keys of companies that are being changed: " + now.tenants() + ".");
        }
        lines.add(recovery.statusLine());
        ledger.warning().ifPresent(lines::add);
        int unseen = alarms.unseen();
        if (unseen > 0) {
            lines.add("Alarms that nobody has noted: " + unseen + ". They stand at /operator.");
        }
        lines.add(now.nodes() == 1 ? "1 node runs." : now.nodes() + " nodes run.");
        return String.join(System.lineSeparator(), lines);
    }

    private static String describe(Kek kek, Standing now) {
        return "KEK " + kek.number()
                + kek.place().map(place -> " (" + place + ")").orElse("")
                + switch (kek.state()) {
                    case PUBLISHED ->
                        " waits until each node that runs has it; " + now.behind() + " of " + now.nodes() + " lack it.";
                    case ACTIVE -> " wraps" + since(kek) + ": " + tenantKeys(kek.keys()) + ".";
                    case ENDING ->
                        kek.keys() == 0
                                ? " ends: nothing is left under it, and it retires within minutes."
                                : " ends: " + tenantKeys(kek.keys()) + " left to be wrapped anew.";
                    case RETIRED ->
                        kek.keys() == 0
                                ? " has retired: it wraps nothing any more."
                                : " has retired, and " + tenantKeys(kek.keys())
                                        + " came under it since; they are wrapped anew within the hour.";
                };
    }

    private static String since(Kek kek) {
        return kek.promotedAt()
                .map(at -> ", since " + Jst.minute(at) + " in Tokyo")
                .orElse("");
    }

    private static String tenantKeys(long count) {
        return count + (count == 1 ? " tenant key" : " tenant keys");
    }

    private Answer examine() {
        VaultDoctor.Finding found = doctor.examine();
        String keystore = found.canariesOpen()
                ? "The KEKs are those of this database."
                : "The KEKs are not those of this database, or one that is still in use is missing.";
        String opened =
                tenantKeys(found.keys()) + " looked at, " + found.unreadable() + " of which can't be unwrapped.";
        String named = found.tenants().isEmpty()
                ? ""
                : System.lineSeparator()
                        + found.tenants().stream()
                                .map(tenant -> "Tenant " + tenant)
                                .collect(Collectors.joining(System.lineSeparator()));
        return new Answer(found.isWell(), keystore + System.lineSeparator() + opened + named);
    }
}
