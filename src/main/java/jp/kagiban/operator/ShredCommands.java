package jp.kagiban.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.vault.VaultShredding;
import jp.kagiban.vault.VaultShredding.Certificate;
import jp.kagiban.vault.VaultShredding.Missing;
import jp.kagiban.vault.VaultShredding.Numbers;
import org.springframework.stereotype.Component;

/** Runs {@code vault shred …}, which tells whether the keys of deleted companies are beyond reach, in backups too. */
@Component
class ShredCommands {

    private static final int MOST_LINES = 100;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final VaultShredding shredding;
    private final AuditTrail trail;

    ShredCommands(VaultShredding shredding, AuditTrail trail) {
        this.shredding = shredding;
        this.trail = trail;
    }

    /** @param words the words after {@code shred} */
    static boolean known(List<String> words) {
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "" -> words.isEmpty();
            case "drop" -> words.size() == 1;
            case "attest" ->
                words.size() == 3
                        && NUMBER.matcher(words.get(1)).matches()
                        && NUMBER.matcher(words.get(2)).matches();
            default -> false;
        };
    }

    Answer run(List<String> words) {
        try {
            return switch (words.isEmpty() ? "" : words.getFirst()) {
                case "drop" -> drop();
                case "attest" -> attest(new Numbers(Long.parseLong(words.get(1)), Long.parseLong(words.get(2))));
                default -> list();
            };
        } catch (StartRefused refused) {
            return Answer.refused(refused.getMessage() + " " + refused.action());
        }
    }

    private Answer list() {
        List<Certificate> all = shredding.certificates();
        long pending =
                all.stream().filter(certificate -> !certificate.isComplete()).count();
        List<String> lines = new ArrayList<>();
        lines.add(
                all.isEmpty()
                        ? "No company with keys was deleted yet."
                        : "Deleted companies: " + all.size() + ", pending: " + pending + ".");
        all.stream().limit(MOST_LINES).map(ShredCommands::describe).forEach(lines::add);
        if (all.size() > MOST_LINES) {
            lines.add("… and " + (all.size() - MOST_LINES) + " earlier ones.");
        }
        lines.add("Out of use for as long as backups are kept: " + describe(shredding.outOfUse()) + ". Attested: "
                + describe(shredding.attested()) + ".");
        return Answer.done(String.join(System.lineSeparator(), lines));
    }

    private static String describe(Certificate certificate) {
        String head =
                "Company " + certificate.company() + ", deleted " + Jst.minute(certificate.deletedAt()) + " in Tokyo: ";
        return certificate.isComplete()
                ? head + "COMPLETE. As attested, no copy of the keys is left that could unwrap its own."
                : head + "PENDING. "
                        + certificate.missing().stream()
                                .map(missing -> describe(missing, certificate))
                                .collect(Collectors.joining(" "));
    }

    private static String describe(Missing missing, Certificate certificate) {
        return switch (missing) {
            case KEK_IN_USE ->
                "KEK " + certificate.inUse() + " is in use, and KEK " + certificate.kek()
                        + " wrapped its keys: say 'vault rotate', and see 'vault status' for keys that hold an old one back.";
            case RECOVERY_KEY_IN_USE ->
                "The recovery key that opens them is the newest one: say 'vault recovery-init'.";
            case BACKUPS_KEPT -> "Backups that hold them are kept until " + Jst.minute(certificate.backupsEnd()) + ".";
            case NOT_ATTESTED -> "Nobody has attested that old keystores and recovery keys are destroyed.";
        };
    }

    private static String describe(Numbers numbers) {
        return "KEKs up to " + numbers.kek() + ", recovery keys up to " + numbers.recipient();
    }

    private Answer drop() {
        long dropped = shredding.drop();
        return dropped == 0
                ? Answer.refused(
                        "Nothing has changed: this node's keystore holds no KEK that has been out of use for as long"
                                + " as backups are kept (KAGIBAN_BACKUPS_KEPT).")
                : Answer.done(
                        "The KEKs up to " + dropped + " were taken out of this node's keystore. Copy the vault's folder"
                                + " now; then destroy all older copies of it, bring the new keystore to nodes with a folder of"
                                + " their own, and start all other nodes anew. Only then say 'vault shred attest'.");
    }

    private Answer attest(Numbers destroyed) {
        if (!shredding.attest(destroyed)) {
            return Answer.refused(
                    "Nothing has changed. It can be attested of keys that have been out of use for as long as"
                            + " backups are kept, which are " + describe(shredding.outOfUse())
                            + ", and of KEKs that this node's keystore holds no more ('vault shred drop').");
        }
        trail.recordApartInLoginSpace(AuditRecord.of(Action.OLD_KEYS_DESTROYED)
                .by(Actor.portal())
                .with(Detail.KEYS, "KEK ≤ " + destroyed.kek() + ", recovery ≤ " + destroyed.recipient()));
        return Answer.done("Attested: no copy is left of " + describe(destroyed) + ".");
    }
}
