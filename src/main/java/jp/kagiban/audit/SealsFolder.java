package jp.kagiban.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code KAGIBAN_SEALS_DIR}: the folder outside of the database that reveals a rewritten history.
 *
 * @param dir The folder for integrity records kept outside the database, such as the seals of histories. Default:
 *     {@code seals} in the data folder.
 */
@ConfigurationProperties("kagiban.seals")
public record SealsFolder(Path dir) {

    /** The names of the folder's files, which belong into a backup together with the database. */
    private static final List<String> FILES =
            List.of("seals", "ledger", "seals.checkpoint", "ledger.checkpoint", "keks");

    /** Returns the file with the last seal of each history. */
    public Path seals() {
        return file(FILES.get(0));
    }

    /** Returns the file with the sums of the vault's ledger for each tenant. */
    public Path ledger() {
        return file(FILES.get(1));
    }

    /** Returns the file with the seals as the last checkpoint signed them. */
    public Path sealsOfCheckpoint() {
        return file(FILES.get(2));
    }

    /** Returns the file with the ledger's sums as the last checkpoint signed them. */
    public Path ledgerOfCheckpoint() {
        return file(FILES.get(3));
    }

    /** Returns the file with the KEK and the recovery key that were seen last. */
    public Path keks() {
        return file(FILES.get(4));
    }

    /**
     * Copies the existing files into a backup folder that has none of them yet. There are no files before the first
     * seal.
     */
    public void copyTo(Path other) throws IOException {
        copy(dir, other);
    }

    /** Copies the existing files from one folder to another. */
    public static void copy(Path from, Path to) throws IOException {
        for (String name : FILES) {
            if (Files.exists(from.resolve(name))) {
                Files.copy(from.resolve(name), to.resolve(name));
            }
        }
    }

    /** Returns whether any of the files is in this folder. */
    public static boolean isIn(Path folder) {
        return FILES.stream().map(folder::resolve).anyMatch(Files::exists);
    }

    private Path file(String name) {
        return dir.toAbsolutePath().normalize().resolve(name);
    }
}
