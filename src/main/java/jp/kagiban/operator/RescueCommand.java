package jp.kagiban.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.shared.Settings;
import jp.kagiban.vault.VaultRescue;
import jp.kagiban.vault.VaultRescue.Rescued;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code vault recover FILE}: makes a lost keystore anew, by the recovery key in the file. No portal runs meanwhile. */
@Component
class RescueCommand {

    /** A recovery key has 3,500 or so. */
    private static final long LONGEST = 16_384;

    private final VaultRescue rescue;
    private final Settings settings;
    private final ObjectProvider<AuditTrail> trail;

    /** The history is vouched for by the vault, which is there once it was rescued. */
    RescueCommand(VaultRescue rescue, Settings settings, ObjectProvider<AuditTrail> trail) {
        this.rescue = rescue;
        this.settings = settings;
        this.trail = trail;
    }

    Answer run(Path file, char... passphrase) {
        String pem;
        try {
            if (Files.size(file) > LONGEST) {
                return Answer.refused(file + " is no recovery key: it is too long for one.");
            }
            pem = Files.readString(file);
        } catch (IOException unreadable) {
            return Answer.refused("The file " + file + " can't be read.");
        }
        Rescued rescued = rescue.rescue(pem, passphrase);
        trail.getObject()
                .recordApartInLoginSpace(AuditRecord.of(Action.VAULT_RECOVERED).by(Actor.portal()));
        String left = rescued.left() == 0
                ? ""
                : " " + rescued.left()
                        + " could not be opened by it and are left as they were; 'vault doctor' names whose.";
        return new Answer(
                rescued.left() == 0,
                "The keystore was made anew in "
                        + settings.vault().dir().toAbsolutePath().normalize() + ": KEK "
                        + rescued.kek() + " wraps " + rescued.keys() + " tenant keys." + left
                        + " Back the vault's folder up now, and make a new recovery key once the portal runs.");
    }
}
