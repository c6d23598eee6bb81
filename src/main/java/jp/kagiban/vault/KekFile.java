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
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import jp.kagiban.shared.WholeFile;
import jp.kagiban.vault.envelope.Bytes;
import jp.kagiban.vault.envelope.Hkdf;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the newest KEK and recovery key that this node has seen. The record lies outside the database and has a MAC.
 */
class KekFile {

    private static final Logger LOG = LoggerFactory.getLogger(KekFile.class);
    private static final String FORMAT = "kagiban/keks/1";
    private static final byte[] LABEL = "file".getBytes(StandardCharsets.US_ASCII);
    private static final int MAC = 32;

    /** The number of the first KEK. */
    static final long FIRST = 1;

    private final Path file;

    KekFile(Path file) {
        this.file = file;
    }

    /**
     * The KEK and recovery key seen last.
     *
     * @param kek the active KEK
     * @param inKeystore whether the KEK was in the keystore file, and not on a token
     * @param recipient the number of the newest recovery key; 0 for none
     * @param lowest the lowest number of a KEK that unwraps tenant keys; earlier ones have retired
     */
    record Kept(KeyRef kek, boolean inKeystore, long recipient, long lowest) {

        Kept withRecipient(long other) {
            return new Kept(kek, inKeystore, other, lowest);
        }

        Kept withLowest(long other) {
            return new Kept(kek, inKeystore, recipient, other);
        }
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Returns empty if the file can't be read, or has no valid MAC under this key. */
    Optional<Kept> read(KeyMaterial prk) {
        try {
            byte[] whole = Files.readAllBytes(file);
            byte[] payload = Arrays.copyOf(whole, Math.max(0, whole.length - MAC));
            if (MessageDigest.isEqual(mac(payload, prk), Arrays.copyOfRange(whole, payload.length, whole.length))) {
                return Optional.of(parse(new DataInputStream(new ByteArrayInputStream(payload))));
            }
        } catch (IOException unreadable) {
            LOG.warn(
                    "The file {} can't be read; check its rights, or bring the folder of seals back", file, unreadable);
        }
        return Optional.empty();
    }

    private static Kept parse(DataInputStream in) throws IOException {
        if (!in.readUTF().equals(FORMAT)) {
            throw new IOException("Unknown format");
        }
        KeyRef kek = new KeyRef(in.readLong(), new UUID(in.readLong(), in.readLong()));
        // Earlier versions end here. They ignore the rest, so nodes of both versions can share the file.
        return new Kept(kek, in.readBoolean(), in.readLong(), in.available() == 0 ? FIRST : in.readLong());
    }

    /** Replaces the stored values. */
    synchronized void keep(Kept kept, KeyMaterial prk) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write(new DataOutputStream(bytes), kept);
            byte[] payload = bytes.toByteArray();
            makeFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            WholeFile.replace(file, Bytes.join(payload, mac(payload, prk)));
        } catch (IOException unwritten) {
            throw new UncheckedIOException("The file " + file + " can't be written", unwritten);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void write(DataOutputStream out, Kept kept) throws IOException {
        out.writeUTF(FORMAT);
        out.writeLong(kept.kek().number());
        out.writeLong(kept.kek().id().getMostSignificantBits());
        out.writeLong(kept.kek().id().getLeastSignificantBits());
        out.writeBoolean(kept.inKeystore());
        out.writeLong(kept.recipient());
        out.writeLong(kept.lowest());
    }

    /** Applies the change to the stored values, and writes them if they differ. */
    synchronized void change(KeyMaterial prk, UnaryOperator<Kept> change) {
        Optional<Kept> before = read(prk);
        before.map(change).filter(after -> !before.get().equals(after)).ifPresent(after -> keep(after, prk));
    }

    /** Removes the file, which belongs to another database if this one has no KEK yet. */
    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException unusable) {
            throw new UncheckedIOException("The file " + file + " can't be removed", unusable);
        }
    }

    private static byte[] mac(byte[] payload, KeyMaterial prk) {
        return Hkdf.expand(prk, MAC, LABEL, payload);
    }
}
