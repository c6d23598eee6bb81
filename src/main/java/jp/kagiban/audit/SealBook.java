package jp.kagiban.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kagiban.audit.Anchor.Kind;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.WholeFile;
import jp.kagiban.storage.StartCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the last seal of each chain in a file outside of the database. So somebody who can write to the database can't
 * remove the seal. The file has 96 bytes for each chain. A new file is written beside the old one and then replaces it.
 * Seals from the portal of another database have no effect, because they aren't genuine.
 */
@Component
class SealBook implements StartCheck {

    private static final String FORMAT = "kagiban/seals/1";
    private static final int HASH = 32;
    private static final int MAC = 32;

    private final Path folder;
    private final Path file;

    SealBook(SealsFolder settings) {
        this.folder = settings.dir().toAbsolutePath().normalize();
        this.file = settings.seals();
    }

    @Override
    public void check(JdbcClient db, Set<String> tables) {
        open();
    }

    /** Creates the folder if it is missing, and reads the file once. */
    void open() {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            if (!Files.isWritable(folder)) {
                throw new IOException("Not writable");
            }
            read();
        } catch (IOException | UncheckedIOException unusable) {
            throw new StartRefused(
                    "The seals of the histories can't be read or written: " + file,
                    "Check KAGIBAN_SEALS_DIR and its rights. If the file is damaged, bring it back from the backup; without"
                            + " it, what was written anew in the database while it was gone may not be found.");
        }
    }

    /** Returns the last kept seal of this chain, genuine or not. */
    Optional<Anchor> of(TenantId owner) {
        return Optional.ofNullable(read().get(owner));
    }

    /** Returns all kept seals, in a map that the caller may change. */
    Map<TenantId, Anchor> read() {
        Map<TenantId, Anchor> seals = new HashMap<>();
        if (!Files.exists(file)) {
            return seals;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (!in.readUTF().equals(FORMAT)) {
                throw new IOException("Unknown format");
            }
            for (int left = in.readInt(); left > 0; left--) {
                TenantId owner = new TenantId(new UUID(in.readLong(), in.readLong()));
                seals.put(owner, seal(in));
            }
            return seals;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The seals of the histories can't be read", unreadable);
        }
    }

    private static Anchor seal(DataInputStream in) throws IOException {
        long seq = in.readLong();
        Instant at = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
        byte[] hash = new byte[HASH];
        byte[] mac = new byte[MAC];
        in.readFully(hash);
        in.readFully(mac);
        return new Anchor(seq, Kind.SEAL, hash, at, 0, mac);
    }

    /** Keeps these seals and no others. */
    void keep(Map<TenantId, Anchor> seals) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write(new DataOutputStream(bytes), seals);
            WholeFile.replace(file, bytes.toByteArray());
        } catch (IOException unwritten) {
            throw new UncheckedIOException("The seals of the histories can't be written", unwritten);
        }
    }

    private static void write(DataOutputStream out, Map<TenantId, Anchor> seals) throws IOException {
        out.writeUTF(FORMAT);
        out.writeInt(seals.size());
        for (Map.Entry<TenantId, Anchor> entry : seals.entrySet()) {
            Anchor seal = entry.getValue();
            out.writeLong(entry.getKey().id().getMostSignificantBits());
            out.writeLong(entry.getKey().id().getLeastSignificantBits());
            out.writeLong(seal.seq());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, seal.at()));
            out.write(seal.hash());
            out.write(seal.mac());
        }
    }
}
