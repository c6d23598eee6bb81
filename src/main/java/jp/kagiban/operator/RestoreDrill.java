package jp.kagiban.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.audit.SealsFolder;
import jp.kagiban.storage.MySqlAddress;
import jp.kagiban.vault.VaultRescue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Runs {@code vault restore-drill}: restores a backup beside the portal, makes or copies its keystore, unwraps every
 * key and compares the ledger. No job runs, and no mall or mail server is called. All files are in a temporary folder,
 * which is removed at the end.
 */
final class RestoreDrill {

    private static final String SCHEMA = "--schema";

    /** The drill changes the schema, so its name must say that it belongs to a drill. */
    private static final String ENDING = "_drill";

    private static final Set<PosixFilePermission> FOLDER_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_ALONE = PosixFilePermissions.fromString("rw-------");
    private static final int PASSWORD_BYTES = 32;

    private final Class<?> application;
    private final Map<String, String> environment;

    RestoreDrill(Class<?> application, Map<String, String> environment) {
        this.application = application;
        this.environment = environment;
    }

    /** @param words the words after {@code restore-drill}: {@code [--schema NAME] BACKUP KEY} */
    static boolean known(List<String> words) {
        boolean isComplete =
                words.size() == 2 || (words.size() == 4 && words.getFirst().equals(SCHEMA));
        return isComplete
                && words.stream().noneMatch(String::isBlank)
                && !words.get(words.size() - 2).startsWith("--");
    }

    /**
     * Runs the drill.
     *
     * @param words as accepted by {@link #known}, with absolute paths
     */
    Answer run(List<String> words) {
        Path backup = Path.of(words.get(words.size() - 2));
        Path key = Path.of(words.getLast());
        String schema = words.size() == 4 ? words.get(1) : null;
        if (!Files.isReadable(key)) {
            return Answer.refused("There is no " + key + ", or it can't be read from here.");
        }
        String refusal = schema == null ? null : refusal(schema, backup);
        return refusal == null ? inTemporaryFolder(schema, backup, key) : Answer.refused(refusal);
    }

    private @Nullable String refusal(String schema, Path seals) {
        if (!schema.endsWith(ENDING)) {
            return "The name of a schema for a drill must end in " + ENDING + ", and " + schema
                    + " doesn't: the drill changes its keys. Restore the dump into a schema of its own.";
        }
        if (!MySqlAddress.leadsTo(environment.getOrDefault("KAGIBAN_DB_URL", ""), schema)) {
            return "KAGIBAN_DB_URL does not lead to " + schema
                    + ". Set it to the schema into which the dump was restored.";
        }
        return SealsFolder.isIn(seals)
                ? null
                : "There are no seals in " + seals + ". Name the folder of seals that was copied before the dump.";
    }

    private Answer inTemporaryFolder(@Nullable String schema, Path backup, Path key) {
        try {
            String temp = environment.getOrDefault("TMPDIR", System.getProperty("java.io.tmpdir"));
            Path folder = Files.createTempDirectory(
                    Path.of(temp), "kagiban-drill", PosixFilePermissions.asFileAttribute(FOLDER_ALONE));
            // On Ctrl-C, the JVM's hook removes the files if no portal is open yet. Spring's handler runs once the
            // portal's database is closed.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            SpringApplication.getShutdownHandlers().add(() -> remove(folder));
            try {
                return removeThenAnswer(prepareAndDrill(schema, backup, key, folder), folder);
            } finally {
                remove(folder);
            }
        } catch (IOException unusable) {
            return notPrepared(unusable);
        }
    }

    private Answer prepareAndDrill(@Nullable String schema, Path backup, Path key, Path folder) {
        try {
            return drill(schema, backup, key, folder);
        } catch (IOException unusable) {
            return notPrepared(unusable);
        }
    }

    private static Answer notPrepared(IOException unusable) {
        return Answer.refused("The drill could not be prepared: " + unusable.getMessage()
                + ". It needs room for the database in $TMPDIR.");
    }

    /** Returns the answer of the drill, and fails it if its files can't be removed. */
    private Answer removeThenAnswer(Answer answer, Path folder) {
        return remove(folder)
                .map(left -> Answer.refused(answer.text() + System.lineSeparator() + left))
                .orElse(answer);
    }

    private Answer drill(@Nullable String schema, Path backup, Path key, Path folder) throws IOException {
        Answer restored = schema == null ? restoreDatabase(backup, folder) : restoreSeals(backup, folder);
        if (!restored.done()) {
            return restored;
        }
        DrillDatabase database = new DrillDatabase(folder.resolve("data"), schema);
        StoppedPortal portal = new StoppedPortal(application, settings(schema, key, folder), database::check);
        Answer keystore = Files.isDirectory(key) ? copyKeystore(key, folder) : recoverKeystore(portal, key);
        if (!keystore.done()) {
            return keystore;
        }
        Answer found = portal.run(RestoreDrill::examine);
        return found.done() ? Answer.done(found.text() + System.lineSeparator() + successText(schema)) : found;
    }

    private static String successText(@Nullable String schema) {
        return "The backup comes back, all its keys unwrap, and its ledger is whole. "
                + (schema == null ? "What was restored has been removed." : "Drop the schema " + schema + " now.");
    }

    private static Answer restoreDatabase(Path backup, Path folder) throws IOException {
        Answer restored = new RestoreCommand(Map.of(
                        "KAGIBAN_DATA_DIR", folder.resolve("data").toString(),
                        "KAGIBAN_SEALS_DIR", folder.resolve("seals").toString()))
                .from(backup);
        if (restored.done()) {
            Files.createDirectories(folder.resolve("seals"));
        }
        return restored;
    }

    private static Answer restoreSeals(Path seals, Path folder) throws IOException {
        SealsFolder.copy(seals, Files.createDirectory(folder.resolve("seals")));
        return Answer.done("");
    }

    /**
     * Returns the settings of the drill: those of the backed-up portal, except for the drill's own files and database.
     */
    private List<String> settings(@Nullable String schema, Path key, Path folder) throws IOException {
        List<String> settings = new ArrayList<>(List.of(
                "--kagiban.sandbox=off",
                "--kagiban.data-dir=" + folder.resolve("data"),
                "--kagiban.vault.dir=" + folder.resolve("vault"),
                "--kagiban.seals.dir=" + folder.resolve("seals"),
                "--kagiban.db.url=" + (schema == null ? "" : environment.getOrDefault("KAGIBAN_DB_URL", ""))));
        if (!Files.isDirectory(key)) {
            settings.add("--kagiban.vault.password-file=" + newPassword(folder));
        } else if (environment.getOrDefault("KAGIBAN_VAULT_PASSWORD_FILE", "").isBlank()) {
            settings.add("--kagiban.vault.password-file=" + folder.resolve("vault/vault.password"));
        }
        return settings;
    }

    /** Makes the password of the drill's keystore, into which the recovery key restores the keys. */
    private static Path newPassword(Path folder) throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Path file = Files.createFile(folder.resolve("password"), PosixFilePermissions.asFileAttribute(FILE_ALONE));
        return Files.write(file, Base64.getEncoder().encode(random), StandardOpenOption.WRITE);
    }

    private static Answer copyKeystore(Path vault, Path folder) throws IOException {
        Path copy = folder.resolve("vault");
        FileSystemUtils.copyRecursively(vault, copy);
        Files.setPosixFilePermissions(copy, FOLDER_ALONE);
        return Answer.done("");
    }

    private static Answer recoverKeystore(StoppedPortal portal, Path key) {
        char[] passphrase = Passphrase.read();
        try {
            return portal.run(
                    stopped -> {
                        Answer answer = stopped.getBean(RescueCommand.class).run(key, Set.of(), passphrase);
                        return answer.done()
                                ? answer
                                : Answer.refused("The recovery key doesn't open this backup. " + answer.text());
                    },
                    "--" + VaultRescue.UNDER_WAY + "=true");
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static Answer examine(ApplicationContext portal) {
        VaultCommands vault = portal.getBean(VaultCommands.class);
        Answer keys = vault.run(List.of("doctor"));
        if (!keys.done()) {
            return keys;
        }
        Answer ledger = vault.run(List.of("ledger"));
        return new Answer(ledger.done(), keys.text() + System.lineSeparator() + ledger.text());
    }

    /**
     * Removes the folder. Returns a sentence if that failed. The end of the drill and Ctrl-C may both call this at
     * once.
     */
    private synchronized Optional<String> remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            return Optional.empty();
        } catch (IOException left) {
            return Optional.of("The folder of the drill could not be removed: " + left.getMessage() + ". Delete "
                    + folder + " yourself; it holds what was restored, and keys that open it.");
        }
    }
}
