package jp.kagiban.operator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jp.kagiban.audit.SealsFolder;

/**
 * Runs {@code restore FOLDER}, which restores a backup of {@link BackupCommand} into a data folder without a database.
 * No portal may run with the folder.
 */
public final class RestoreCommand {

    private static final String USAGE = "Say 'restore FOLDER' with a folder that 'backup' has written.";
    private static final String FILE = "kagiban.mv.db";
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path data;
    private final Path seals;
    private final Path vault;

    RestoreCommand(Map<String, String> environment) {
        this.data = folder(environment.getOrDefault("KAGIBAN_DATA_DIR", "./data"));
        this.seals = folder(environment.getOrDefault(
                "KAGIBAN_SEALS_DIR", data.resolve("seals").toString()));
        this.vault = folder(environment.getOrDefault(
                "KAGIBAN_VAULT_DIR", data.resolve("vault").toString()));
    }

    private static Path folder(String typed) {
        return Path.of(typed).toAbsolutePath().normalize();
    }

    /**
     * Restores the backup and prints one answer.
     *
     * @return the exit code: 0 if the backup was restored, 1 if it was refused, 2 if no folder was given
     */
    public static int run(List<String> words) {
        if (words.size() != 1) {
            return OperatorCommand.print(Answer.refused(USAGE), 2);
        }
        Answer answer = OperatorCommand.misspelt()
                .orElseGet(() -> new RestoreCommand(System.getenv()).from(folder(words.getFirst())));
        return OperatorCommand.print(answer, answer.done() ? 0 : 1);
    }

    Answer from(Path backup) {
        Path zip = backup.resolve(BackupCommand.DATABASE);
        if (!Files.isRegularFile(zip)) {
            return Answer.refused("There is no " + BackupCommand.DATABASE + " in " + backup + ". " + USAGE);
        }
        if (Files.exists(data.resolve(FILE)) || SealsFolder.isIn(seals)) {
            return Answer.refused("There is a database in " + data + " already, or there are seals in " + seals
                    + ". Nothing is put over them: name another data folder in KAGIBAN_DATA_DIR, or move them away.");
        }
        try {
            unpack(zip);
            restoreSeals(backup);
        } catch (IOException unusable) {
            return Answer.refused("It could not be put into " + data + ": " + unusable.getMessage()
                    + ". Nothing that is there now is whole; empty the folder and try again.");
        }
        return Answer.done("The database lies in " + data + ". Now see that the vault's folder of that time is " + vault
                + ", with its password, and start the portal: it refuses any other keystore.");
    }

    private void unpack(Path zip) throws IOException {
        Files.createDirectories(data, FOLDER_ALONE);
        Path part = data.resolve(FILE + ".part");
        Files.deleteIfExists(part);
        try (ZipFile packed = new ZipFile(zip.toFile())) {
            ZipEntry entry = packed.getEntry(FILE);
            if (entry == null) {
                throw new IOException("there is no " + FILE + " in " + zip);
            }
            try (InputStream from = packed.getInputStream(entry);
                    FileChannel to = FileChannel.open(
                            part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE_ALONE)) {
                from.transferTo(Channels.newOutputStream(to));
                to.force(true);
            }
        }
        Files.move(part, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    private void restoreSeals(Path backup) throws IOException {
        if (SealsFolder.isIn(backup)) {
            Files.createDirectories(seals, FOLDER_ALONE);
            SealsFolder.copy(backup, seals);
        }
    }
}
