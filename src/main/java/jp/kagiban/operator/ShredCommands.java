package jp.kagiban.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.vault.VaultShredding;
import jp.kagiban.vault.VaultShredding.Attestation;
import jp.kagiban.vault.VaultShredding.Certificate;
import jp.kagiban.vault.VaultShredding.Missing;
import org.springframework.stereotype.Component;

/** {@code vault shred}: whether the keys of deleted companies are beyond reach in backups too. */
@Component
class ShredCommands {

    /** What somebody says who attests it. */
    static final String ATTEST = "--all-copies-are-destroyed";

    private static final int TOLD = 100;

    private final VaultShredding shredding;
    private final AuditTrail trail;

    ShredCommands(VaultShredding shredding, AuditTrail trail) {
        this.shredding = shredding;
        this.trail = trail;
    }

    Answer list() {
        List<Certificate> all = shredding.certificates();
        if (all.isEmpty()) {
            return Answer.done("No company with keys was deleted yet.");
        }
        long pending = all.stream().filter(one -> !one.isComplete()).count();
        List<String> lines = new ArrayList<>();
        lines.add(all.size() + (all.size() == 1 ? " company was deleted; " : " companies were deleted; ") + pending
                + " of the certificates are pending.");
        all.stream().limit(TOLD).map(ShredCommands::told).forEach(lines::add);
        if (all.size() > TOLD) {
            lines.add("… and " + (all.size() - TOLD) + " earlier ones.");
        }
        return Answer.done(String.join(System.lineSeparator(), lines));
    }

    private static String told(Certificate one) {
        String head = "Company " + one.company() + ", deleted " + Jst.minute(one.deletedAt()) + " in Tokyo: ";
        return one.isComplete()
                ? head + "COMPLETE. No copy of its keys can be unwrapped any more."
                : head + "PENDING. "
                        + one.missing().stream()
                                .map(missing -> told(missing, one))
                                .collect(Collectors.joining(" "));
    }

    private static String told(Missing missing, Certificate one) {
        return switch (missing) {
            case KEK_IN_USE -> "KEK " + one.kek() + ", which wrapped them, is in use: say 'vault rotate'.";
            case RECOVERY_KEY_IN_USE ->
                "The recovery key that opens them is the newest one: say 'vault recovery-init'.";
            case BACKUPS_KEPT -> "Backups that hold them are kept until " + Jst.minute(one.backupsEnd()) + ".";
            case NOT_ATTESTED ->
                "Nobody has attested that old keystores and recovery keys are destroyed: see 'vault shred " + ATTEST
                        + "'.";
        };
    }

    Answer attest() {
        try {
            Optional<Attestation> attested = shredding.attest();
            if (attested.isEmpty()) {
                return Answer.refused(
                        "There is nothing to attest: no KEK and no recovery key has been out of use for as long"
                                + " as backups are kept (KAGIBAN_BACKUPS_KEPT), or it was attested before.");
            }
            trail.recordApartInLoginSpace(
                    AuditRecord.of(Action.OLD_KEYS_DESTROYED).by(Actor.portal()));
            return Answer.done(told(attested.get()) + System.lineSeparator() + list().text());
        } catch (StartRefused refused) {
            return Answer.refused(refused.getMessage() + " " + refused.action());
        }
    }

    private static String told(Attestation attested) {
        String keks = attested.kek() == 0
                ? "No KEK has been out of use long enough."
                : "KEKs up to number " + attested.kek()
                        + " were taken out of the keystore of this node, and it is noted that no"
                        + " copy of them is left elsewhere, on other nodes and in backups of the vault's folder.";
        String recovery = attested.recipient() == 0
                ? ""
                : " It is noted that the recovery keys up to number " + attested.recipient() + " are destroyed.";
        return keks + recovery;
    }
}
