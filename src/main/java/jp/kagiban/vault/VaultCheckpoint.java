package jp.kagiban.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.kagiban.audit.HistorySigner;
import jp.kagiban.audit.SealsFolder;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.WholeFile;
import org.springframework.stereotype.Component;

/**
 * Signs the state of the folder of seals in a few lines, which operators keep away from the server. Later the lines
 * show whether seals and ledger sums, on the server or in a backup, are those of that day.
 */
@Component
public class VaultCheckpoint {

    private static final String FORMAT = "kagiban/checkpoint/1";

    private final SealsFolder folder;
    private final HistorySigner signer;
    private final Clock clock;

    VaultCheckpoint(SealsFolder folder, HistorySigner signer, Clock clock) {
        this.folder = folder;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * @param signed lines that are signed, each ending with a line feed: the format, the minute in Tokyo, and two lines
     *     with the SHA-256 of the seals and of the ledger's sums; a hyphen stands for a missing file
     * @param signature Ed25519, in Base64
     */
    public record Checkpoint(List<String> signed, String signature) {

        /** The signed lines and the signature. */
        public List<String> lines() {
            return List.of(signed.get(0), signed.get(1), signed.get(2), signed.get(3), signature);
        }
    }

    /**
     * Copies the files, since the originals change every hour, and signs the copies. Returns empty if neither file
     * exists yet.
     */
    public Optional<Checkpoint> take() {
        Optional<String> seals = copy(folder.seals(), folder.sealsOfCheckpoint());
        Optional<String> ledger = copy(folder.ledger(), folder.ledgerOfCheckpoint());
        if (seals.isEmpty() && ledger.isEmpty()) {
            return Optional.empty();
        }
        List<String> signed = List.of(
                FORMAT, Jst.minute(clock.instant()), "seals " + seals.orElse("-"), "ledger " + ledger.orElse("-"));
        byte[] message = (String.join("\n", signed) + "\n").getBytes(StandardCharsets.US_ASCII);
        return Optional.of(new Checkpoint(signed, Base64.getEncoder().encodeToString(signer.sign(message))));
    }

    /** Copies the file. Returns its SHA-256; empty if there is no file. */
    private static Optional<String> copy(Path file, Path target) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            WholeFile.replace(target, bytes);
            return Optional.of(HexFormat.of().formatHex(Hashes.sha256(bytes)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unusable) {
            throw new UncheckedIOException("What lies in the folder of seals can't be copied", unusable);
        }
    }
}
