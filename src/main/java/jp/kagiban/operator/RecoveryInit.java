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
 * {@code vault recovery-init FILE}: the pair is made in the command's own process. The portal is told the public
 * key; it never has the private one.
 */
final class RecoveryInit {

    private RecoveryInit() {}

    /**
     * The key and its passphrase are told before the portal is asked: whatever becomes of its answer, they are not lost.
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
            Answer told = portal.apply(
                    List.of("vault", "recovery-key", Base64.getEncoder().encodeToString(pair.publicKey())));
            return told.done()
                    ? told
                    : Answer.refused(told.text() + System.lineSeparator()
                            + "Unless 'vault status' names its fingerprint, the key in " + file
                            + " opens nothing: then remove the file and try again.");
        } catch (FileAlreadyExistsException there) {
            return Answer.refused(file + " is there already. Name a file that isn't.");
        } catch (IOException unusable) {
            return Answer.refused(
                    "The file " + file + " can't be made. Name one in a folder into which you may write.");
        } finally {
            Arrays.fill(passphrase, '\0');
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
        try (FileChannel names = FileChannel.open(folder == null ? file : folder)) {
            names.force(true);
        }
    }

    /** A stump would be in the way of the next try. */
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
