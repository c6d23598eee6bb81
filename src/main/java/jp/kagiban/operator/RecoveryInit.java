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
import java.util.function.Function;
import jp.kagiban.vault.RecoveryPair;

/**
 * {@code vault recovery-init FILE}: the pair is made here, in the process of whoever types the command. The portal is told the public
 * key; it never has the private one.
 */
final class RecoveryInit {

    private RecoveryInit() {}

    /** @param portal takes a command and answers */
    static Answer run(Path file, Function<List<String>, Answer> portal) {
        RecoveryPair pair = RecoveryPair.make();
        char[] passphrase = pair.passphrase();
        try {
            write(file, pair.pem(passphrase));
            Answer told = portal.apply(
                    List.of("vault", "recovery-key", Base64.getEncoder().encodeToString(pair.publicKey())));
            if (!told.done()) {
                Files.delete(file);
                return told;
            }
            return Answer.done(told.text() + System.lineSeparator() + advice(file, passphrase));
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
            Channels.newOutputStream(channel).write(pem.getBytes(StandardCharsets.US_ASCII));
            channel.force(true);
        }
    }

    private static String advice(Path file, char... passphrase) {
        return "The recovery key lies in " + file + ", and its passphrase is" + System.lineSeparator()
                + System.lineSeparator() + "    " + new String(passphrase) + System.lineSeparator()
                + System.lineSeparator()
                + "It is shown this once. Take the file off this machine, onto paper or a stick that lies in a safe, and keep"
                + " the passphrase elsewhere: whoever has both and a copy of the database can open all shop keys.";
    }
}
