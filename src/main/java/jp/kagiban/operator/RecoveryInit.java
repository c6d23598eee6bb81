package jp.kagiban.operator;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.kagiban.vault.RecoveryPair;
import jp.kagiban.vault.VaultRecovery;

/**
 * Runs {@code vault recovery-init FILE}. The command's own process makes the key pair. The portal gets only the public
 * key, never the private one.
 */
final class RecoveryInit {

    private RecoveryInit() {}

    /**
     * Makes the key pair. Writes the key and shows its passphrase before asking the portal, so that they aren't lost,
     * whatever the portal answers.
     *
     * @param say prints to the command's terminal
     * @param portal takes a command and answers
     */
    static Answer run(Path file, Consumer<String> say, Function<List<String>, Answer> portal) {
        return run(file, RecoveryPair.make(), say, portal);
    }

    static Answer run(Path file, RecoveryPair pair, Consumer<String> say, Function<List<String>, Answer> portal) {
        char[] passphrase = pair.passphrase();
        try {
            write(file, pair.pem(passphrase));
            say.accept(advice(file, pair, passphrase));
            Answer answer = portal.apply(
                    List.of("vault", "recovery-key", Base64.getEncoder().encodeToString(pair.publicKey())));
            return answer.done()
                    ? addProof(file, answer)
                    : Answer.refused(answer.text() + System.lineSeparator()
                            + "Unless 'vault status' names its fingerprint, the key in " + file
                            + " opens nothing: then remove the file and try again.");
        } catch (FileAlreadyExistsException exists) {
            return Answer.refused(file + " is there already. Name a file that isn't.");
        } catch (IOException unusable) {
            return Answer.refused(
                    "The file " + file + " can't be made. Name one in a folder into which you may write.");
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /**
     * Adds the first line of the answer to the file. {@code vault recover} recognises the database's canary by it.
     */
    private static Answer addProof(Path file, Answer answer) {
        String proof = answer.text().lines().findFirst().orElse("");
        String rest = answer.text().substring(proof.length()).stripLeading();
        try {
            Files.writeString(file, proof + "\n", StandardOpenOption.APPEND, StandardOpenOption.SYNC);
            return Answer.done(rest);
        } catch (IOException gone) {
            return Answer.done(
                    "The line '" + proof + "' couldn't be added to " + file + ". Add it at the end yourself: it"
                            + " proves at a recovery that the database's keys are this portal's."
                            + System.lineSeparator() + rest);
        }
    }

    private static void write(Path file, String pem) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            fill(file, channel, pem);
        }
        Path folder = file.toAbsolutePath().getParent();
        try (FileChannel folderChannel = FileChannel.open(folder == null ? file : folder)) {
            folderChannel.force(true);
        }
    }

    /** Writes the file. Deletes it after a fault, because an incomplete file would block the next try. */
    private static void fill(Path file, FileChannel channel, String pem) throws IOException {
        try {
            Channels.newOutputStream(channel).write(pem.getBytes(StandardCharsets.US_ASCII));
            channel.force(true);
        } catch (IOException full) {
            Files.deleteIfExists(file);
            throw full;
        }
    }

    private static String advice(Path file, RecoveryPair pair, char... passphrase) {
        return "The recovery key lies in " + file + ", with the fingerprint "
                + VaultRecovery.fingerprint(pair.publicKey()) + ". Its passphrase is" + System.lineSeparator()
                + System.lineSeparator() + "    " + new String(passphrase) + System.lineSeparator()
                + System.lineSeparator()
                + "It is shown this once. Take the file off this machine, onto paper or a stick that lies in a safe, and keep"
                + " the passphrase elsewhere: whoever has both and a copy of the database can open all shop keys.";
    }
}
