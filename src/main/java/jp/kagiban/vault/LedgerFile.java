package jp.kagiban.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.WholeFile;
import jp.kagiban.vault.envelope.Bytes;
import jp.kagiban.vault.envelope.Hkdf;
import jp.kagiban.vault.envelope.Hmac;
import jp.kagiban.vault.envelope.KeyMaterial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the sums of all tenants' ledgers outside the database, with one MAC over the file. Removed entries are
 * therefore detected even if somebody can write to the database.
 */
class LedgerFile {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerFile.class);
    private static final String FORMAT = "kagiban/ledger/1";
    private static final byte[] LABEL = "book".getBytes(StandardCharsets.US_ASCII);
    private static final int MAC = 32;

    private final Path file;

    LedgerFile(Path file) {
        this.file = file;
    }

    /** @param until the sum covers entries before this time */
    record Line(Instant until, LedgerSum sum) {}

    /** Returns a new map of the stored sums. Returns empty if there is no file, or its MAC is wrong. */
    Optional<Map<TenantId, Line>> read(KeyMaterial key) {
        if (!Files.exists(file)) {
            LOG.info("{} is missing; the sums of the ledger begin now", file);
            return Optional.empty();
        }
        try {
            byte[] whole = Files.readAllBytes(file);
            byte[] payload = Arrays.copyOf(whole, Math.max(0, whole.length - MAC));
            if (MessageDigest.isEqual(mac(payload, key), Arrays.copyOfRange(whole, payload.length, whole.length))) {
                return Optional.of(lines(new DataInputStream(new ByteArrayInputStream(payload))));
            }
            LOG.warn(
                    "{} doesn't belong to this portal; the sums of the ledger begin again."
                            + " If you didn't restore another database, find out who changed the file.",
                    file);
            return Optional.empty();
        } catch (IOException unreadable) {
            LOG.warn(
                    "The sums of the ledger in {} can't be read and begin again; check the file's rights",
                    file,
                    unreadable);
            return Optional.empty();
        }
    }

    private static Map<TenantId, Line> lines(DataInputStream in) throws IOException {
        if (!in.readUTF().equals(FORMAT)) {
            throw new IOException("Unknown format");
        }
        Map<TenantId, Line> lines = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            TenantId tenant = new TenantId(new UUID(in.readLong(), in.readLong()));
            Instant until = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
            lines.put(tenant, new Line(until, LedgerSum.of(in.readLong(), in.readNBytes(Hmac.LENGTH))));
        }
        return lines;
    }

    /** Replaces the stored sums. */
    void keep(Map<TenantId, Line> lines, KeyMaterial key) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write(new DataOutputStream(bytes), lines);
            byte[] payload = bytes.toByteArray();
            WholeFile.replace(file, Bytes.join(payload, mac(payload, key)));
        } catch (IOException unwritten) {
            throw new UncheckedIOException("The sums of the ledger can't be written", unwritten);
        }
    }

    private static void write(DataOutputStream out, Map<TenantId, Line> lines) throws IOException {
        out.writeUTF(FORMAT);
        out.writeInt(lines.size());
        for (Map.Entry<TenantId, Line> line : lines.entrySet()) {
            out.writeLong(line.getKey().id().getMostSignificantBits());
            out.writeLong(line.getKey().id().getLeastSignificantBits());
            out.writeLong(
                    ChronoUnit.MICROS.between(Instant.EPOCH, line.getValue().until()));
            out.writeLong(line.getValue().sum().entries());
            out.write(line.getValue().sum().bytes());
        }
    }

    private static byte[] mac(byte[] payload, KeyMaterial key) {
        return Hkdf.expand(key, MAC, LABEL, payload);
    }
}
