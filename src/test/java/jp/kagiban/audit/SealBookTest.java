package jp.kagiban.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.shared.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealBookTest {

    private static final TenantId OWNER = TenantId.next();
    private static final Instant AT = Instant.parse("2026-11-25T01:42:00.123456Z");

    @TempDir
    Path parent;

    private SealBook book;

    @BeforeEach
    void open() {
        book = new SealBook(new SealsFolder(parent.resolve("seals")));
        book.open();
    }

    private Path file() {
        return parent.resolve("seals/seals");
    }

    private static Anchor seal(long seq) {
        byte[] hash = new byte[32];
        hash[31] = (byte) seq;
        byte[] mac = new byte[32];
        mac[0] = (byte) seq;
        return new Anchor(seq, Anchor.Kind.SEAL, hash, AT, 0, mac);
    }

    @Test
    void atFirstNothingIsKept() {
        assertThat(book.of(OWNER)).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void aSealIsReadAsItWasKept() {
        book.keep(Map.of(OWNER, seal(7), TenantId.next(), seal(8)));
        Anchor kept = book.of(OWNER).orElseThrow();
        assertThat(kept.message()).isEqualTo(seal(7).message());
        assertThat(kept.mac()).isEqualTo(seal(7).mac());
    }

    @Test
    void theOldOnesGoWithTheNewOnes() {
        book.keep(Map.of(TenantId.next(), seal(1)));
        book.keep(Map.of(OWNER, seal(2)));
        assertThat(book.read()).containsOnlyKeys(OWNER);
    }

    @Test
    void itIsForItsOwnerAlone() throws IOException {
        book.keep(Map.of(OWNER, seal(1)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aHundredThousandChainsAreOneFileOfTenMegabytes() {
        Map<TenantId, Anchor> many = new HashMap<>();
        while (many.size() < 100_000) {
            many.put(TenantId.next(), seal(many.size()));
        }
        book.keep(many);
        assertThat(file().toFile().length()).isLessThan(10_000_000);
        assertThat(file().getParent()).isDirectoryContaining(file()::equals);
        assertThat(book.read()).hasSize(100_000);
    }

    @Test
    void aDamagedFileStopsTheStart() throws IOException {
        book.keep(Map.of(OWNER, seal(1)));
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), java.util.Arrays.copyOf(whole, whole.length - 20));
        assertThatExceptionOfType(StartRefused.class).isThrownBy(book::open);
    }
}
