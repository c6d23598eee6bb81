package jp.kagiban.audit;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code KAGIBAN_SEALS_DIR}: what is kept outside of the database so that nobody can rewrite the past in it. */
@ConfigurationProperties("kagiban.seals")
public record SealsFolder(Path dir) {

    /** The names of its files, which belong into a backup with the database. */
    public static final List<String> FILES = List.of("seals", "ledger", "seals.checkpoint", "ledger.checkpoint");

    /** The last seal of each history. */
    public Path seals() {
        return file(FILES.get(0));
    }

    /** What the vault's ledger of each tenant came to. */
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

    private Path file(String name) {
        return dir.toAbsolutePath().normalize().resolve(name);
    }
}
