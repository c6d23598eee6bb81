package jp.kagiban.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code KAGIBAN_SEALS_DIR}: the folder outside of the database that reveals a rewritten history.
 *
 * @param dir The folder for integrity records kept outside the database, such as the seals of histories. Default: {@code seals} in the data folder.
 */
@ConfigurationProperties("kagiban.seals")
public record SealsFolder(Path dir) {

    /** The names of its files, which belong into a backup with the database. */
    private static final List<String> FILES =
            List.of("seals", "ledger", "seals.checkpoint", "ledger.checkpoint", "keks");

    /** The last seal of each history. */
    public Path seals() {
        return file(FILES.get(0));
    }

    /** The sums of the vault's ledger for each tenant. */
    public Path ledger() {
        return file(FILES.get(1));
    }

    /** The seals as the last checkpoint has signed them. */
    public Path sealsOfCheckpoint() {
        return file(FILES.get(2));
    }

    /** The ledger's sums as the last checkpoint has signed them. */
    public Path ledgerOfCheckpoint() {
        return file(FILES.get(3));
    }

    /** The KEK and the recovery key that were seen last. */
    public Path keks() {
        return file(FILES.get(4));
    }

    /** Copies the existing files into a backup folder that has none of them yet. Before the first seal there are none. */
    public void copyTo(Path other) throws IOException {
        copy(dir, other);
    }

    /** The same from one folder to another. */
    public static void copy(Path from, Path to) throws IOException {
        for (String name : FILES) {
            if (Files.exists(from.resolve(name))) {
                Files.copy(from.resolve(name), to.resolve(name));
            }
        }
    }

    /** Whether any of its files lies in this folder. */
    public static boolean isIn(Path folder) {
        return FILES.stream().map(folder::resolve).anyMatch(Files::exists);
    }

    private Path file(String name) {
        return dir.toAbsolutePath().normalize().resolve(name);
    }
}
