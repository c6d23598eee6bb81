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
 * Says in a few signed lines what lies in the folder of seals. Kept where nobody reaches it from the server, it tells later whether the
 * seals of the histories and the sums of the ledger that are there, or in a backup, are those of that day.
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
     * @param signed what is signed, each line with a line feed behind it: the format, the minute in Tokyo, the SHA-256 of the
     *     seals and that of the ledger's sums, or a hyphen
     * @param signature Ed25519, in Base64
     */
    public record Checkpoint(List<String> signed, String signature) {

        /** All of it. */
        public List<String> lines() {
            return List.of(signed.get(0), signed.get(1), signed.get(2), signed.get(3), signature);
        }
    }

    /**
     * Sets copies of the files aside, since the files themselves are written every hour, and signs what these are. Empty where nothing was
     * sealed and added up yet.
     */
    public Optional<Checkpoint> take() {
        Optional<String> seals = setAside(folder.seals(), folder.sealsOfCheckpoint());
        Optional<String> ledger = setAside(folder.ledger(), folder.ledgerOfCheckpoint());
        if (seals.isEmpty() && ledger.isEmpty()) {
            return Optional.empty();
        }
        List<String> signed = List.of(
                FORMAT, Jst.minute(clock.instant()), "seals " + seals.orElse("-"), "ledger " + ledger.orElse("-"));
        byte[] message = (String.join("\n", signed) + "\n").getBytes(StandardCharsets.US_ASCII);
        return Optional.of(new Checkpoint(signed, Base64.getEncoder().encodeToString(signer.sign(message))));
    }

    /** Returns its SHA-256; empty where there is none. */
    private static Optional<String> setAside(Path file, Path copy) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            WholeFile.replace(copy, bytes);
            return Optional.of(HexFormat.of().formatHex(Hashes.sha256(bytes)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unusable) {
            throw new UncheckedIOException("What lies in the folder of seals can't be copied", unusable);
        }
    }
}
