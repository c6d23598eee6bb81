package jp.kagiban.vault.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import jp.kagiban.shared.Ids;
import jp.kagiban.vault.envelope.KeyRef;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A keystore whose password takes few rounds: a start reads it in no time. */
@AutoConfiguration
public class CheapKeystore {

    /** For all tests in a JVM. */
    static final Keystore OF_FEW_ROUNDS = new RememberingKeystore(1_000, new SecureRandom());

    private static final String PASSWORD = "of-a-test";
    private static final FileAttribute<?> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** In each portal that a test starts within its own JVM. */
    @Bean
    @Primary
    Keystore keystoreOfFewRounds() {
        return OF_FEW_ROUNDS;
    }

    /** For a portal in a process of its own: it finds its keystore in this data folder, and makes none. */
    public static void layInto(Path data) throws IOException {
        Path vault = Files.createDirectories(data.resolve("vault"), OWNER_ALONE);
        Files.writeString(vault.resolve("vault.password"), PASSWORD);
        byte[] keystore = OF_FEW_ROUNDS.make(new KeyRef(1, Ids.next()), PASSWORD.toCharArray());
        Files.write(vault.resolve("vault.bcfks"), keystore);
    }
}
