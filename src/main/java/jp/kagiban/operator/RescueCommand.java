package jp.kagiban.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.shared.Settings;
import jp.kagiban.vault.VaultRescue;
import jp.kagiban.vault.VaultRescue.Rescued;
import jp.kagiban.vault.VaultRescue.Waiver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code vault recover FILE}: restores a lost keystore with the recovery key in the file. No portal runs meanwhile. */
@Component
class RescueCommand {

    /** The most bytes of a file that is read as a recovery key. A recovery key has about 3,500. */
    private static final long LONGEST = 16_384;

    private final VaultRescue rescue;
    private final Settings settings;
    private final ObjectProvider<AuditTrail> trail;

    /** Takes the history lazily, because its signatures need the vault, which works only after the rescue. */
    RescueCommand(VaultRescue rescue, Settings settings, ObjectProvider<AuditTrail> trail) {
        this.rescue = rescue;
        this.settings = settings;
        this.trail = trail;
    }

    /** @param words the words after {@code recover}: a file and options */
    static boolean known(List<String> words) {
        return !words.isEmpty() && !words.getFirst().isBlank() && waivers(words).size() == words.size() - 1;
    }

    /** Returns the options of the words after {@code recover}. */
    static Set<Waiver> waivers(List<String> words) {
        return Arrays.stream(Waiver.values())
                .filter(waiver -> words.indexOf(waiver.option()) > 0)
                .collect(Collectors.toSet());
    }

    /** Restores the keystore. */
    Answer run(Path file, Set<Waiver> waivers, char... passphrase) {
        String pem;
        try {
            if (Files.size(file) > LONGEST) {
                return Answer.refused(file + " is no recovery key: it is too long for one.");
            }
            pem = Files.readString(file);
        } catch (IOException unreadable) {
            return Answer.refused("The file " + file + " can't be read.");
        }
        Rescued rescued = rescue.rescue(pem, passphrase, waivers);
        return rescued.over() ? success(rescued) : incomplete(rescued);
    }

    private Answer success(Rescued rescued) {
        String left = rescued.left() == 0 ? "" : " " + rescued.left() + " were given up; 'vault doctor' names whose.";
        return Answer.done("The keystore was made anew in " + folder() + ": KEK " + rescued.kek() + " wraps "
                + rescued.keys() + " tenant keys." + left + record()
                + " Back the vault's folder up now, and make a new recovery key once the portal runs. Keep the old recovery key"
                + " for as long as you keep backups of before: with their own keystore it is all that opens them.");
    }

    /**
     * Records the rescue. The rescue counts even if the entry can't be written. Returns a sentence for that case,
     * otherwise an empty text.
     */
    private String record() {
        try {
            trail.getObject()
                    .recordApartInLoginSpace(
                            AuditRecord.of(Action.VAULT_RECOVERED).by(Actor.portal()));
            return "";
        } catch (RuntimeException unwritten) {
            return " It does not stand in the history of the logins, which could not be written.";
        }
    }

    private Answer incomplete(Rescued rescued) {
        return Answer.refused(
                "KEK " + rescued.kek() + " in " + folder() + " wraps " + rescued.keys() + " tenant keys by now. "
                        + rescued.left()
                        + " are left: this recovery key doesn't open them, somebody has changed them, or somebody holds them"
                        + " locked. Say it again with an earlier recovery key, if there was one; or, to give these up, say 'vault recover FILE "
                        + Waiver.LEFT_KEYS.option() + "'. Until then no portal starts with it.");
    }

    private Path folder() {
        return settings.vault().dir().toAbsolutePath().normalize();
    }
}
