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

/**
 * Says in a few signed lines what lies in the folder of seals. Kept where nobody reaches it from the server, it tells later whether the
 * seals of the histories and the sums of the ledger that are there, or in a backup, are those of that day.
 */
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
     *     seals and that of the ledger's sums
     * @param signature Ed25519, in Base64
     */
    public record Checkpoint(List<String> signed, String signature) {

        /** All of it. */
        public List<String> lines() {
            return List.of(signed.get(0), signed.get(1), signed.get(2), signed.get(3), signature);
        }
    }

    /** Empty where nothing was sealed and added up yet. */
    public Optional<Checkpoint> now() {
        Optional<String> seals = digest(folder.seals());
        Optional<String> ledger = digest(folder.ledger());
        if (seals.isEmpty() || ledger.isEmpty()) {
            return Optional.empty();
        }
        List<String> signed =
                List.of(FORMAT, Jst.minute(clock.instant()), "seals " + seals.get(), "ledger " + ledger.get());
        byte[] message = (String.join("\n", signed) + "\n").getBytes(StandardCharsets.US_ASCII);
        return Optional.of(new Checkpoint(signed, Base64.getEncoder().encodeToString(signer.sign(message))));
    }

    private static Optional<String> digest(Path file) {
        try {
            return Optional.of(HexFormat.of().formatHex(Hashes.sha256(Files.readAllBytes(file))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("What lies in the folder of seals can't be read", unreadable);
        }
    }
}
