package jp.kagiban.vault.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import jp.kagiban.shared.Settings;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.vault.envelope.KeyRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the folder with keystore and password. Only the owner can read the files. No file is overwritten,
 * except that a changed keystore replaces the old one. A password is generated only if no password file is configured;
 * a production database requires a configured one.
 */
public final class VaultFolder {

    private static final String BRING_BACK =
            "Bring the vault's folder and its password back from the backup, or point KAGIBAN_VAULT_DIR and"
                    + " KAGIBAN_VAULT_PASSWORD_FILE at them. A new keystore would not open what is sealed.";

    private static final String ELSEWHERE =
            " If the keys are on a token, give the settings KAGIBAN_KEK_… that the portal had.";

    private static final int MAX_WORD_BYTES = 1 << 16;

    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private final @Nullable Path configuredPassword;

    private VaultFolder(Path folder, @Nullable Path configuredPassword) {
        this.folder = folder;
        this.configuredPassword = configuredPassword;
    }

    static VaultFolder of(Settings settings) {
        Path configured = settings.vault().passwordFile();
        if (configured == null && settings.db().url() != null) {
            throw new StartRefused(
                    "KAGIBAN_VAULT_PASSWORD_FILE is not set; beside KAGIBAN_DB_URL it is required.",
                    "Write a long random password into a file that only this account can read, and name that file in"
                            + " KAGIBAN_VAULT_PASSWORD_FILE.");
        }
        return new VaultFolder(settings.vault().dir().toAbsolutePath().normalize(), configured);
    }

    public Path keystore() {
        return folder.resolve("vault.bcfks");
    }

    Path password() {
        return configuredPassword == null ? folder.resolve("vault.password") : configuredPassword.toAbsolutePath();
    }

    public boolean hasKeystore() {
        return Files.exists(keystore());
    }

    byte[] readKeystore() {
        try {
            return Files.readAllBytes(keystore());
        } catch (IOException unreadable) {
            throw new StartRefused("The vault's keystore can't be read: " + keystore(), BRING_BACK);
        }
    }

    /** Returns the content of the file without surrounding whitespace; the caller wipes it. */
    char[] readPassword() {
        try {
            char[] password = readWord(password());
            if (password.length == 0) {
                throw new StartRefused("The vault's password file is empty: " + password(), BRING_BACK);
            }
            return password;
        } catch (IOException unreadable) {
            throw new StartRefused("The vault's password file can't be read: " + password(), BRING_BACK);
        }
    }

    /** Returns a password, PIN or token without surrounding whitespace; the caller wipes it. */
    static char[] readWord(Path file) throws IOException {
        try (InputStream open = Files.newInputStream(file)) {
            byte[] bytes = open.readNBytes(MAX_WORD_BYTES);
            char[] word = decodeStripped(bytes);
            Arrays.fill(bytes, (byte) 0);
            return word;
        }
    }

    /** Writes a generated password, if no password file is configured and there is none yet. */
    void makePassword(byte[] random) {
        if (configuredPassword == null && !Files.exists(password())) {
            write(password(), random, false);
        }
    }

    void makeKeystore(byte[] bytes) {
        write(keystore(), bytes, false);
    }

    /** Replaces the keystore atomically. */
    void replaceKeystore(byte[] bytes) {
        write(keystore(), bytes, true);
    }

    /**
     * Checks whether a keystore could be made here, without making one.
     *
     * @throws StartRefused if not
     */
    public void refuseUnusable() {
        if (configuredPassword != null) {
            Arrays.fill(readPassword(), '\0');
        }
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            throw unusable(keystore());
        }
    }

    /** Deletes the keystore after its last KEK has retired. Always returns true. */
    boolean removeKeystore() {
        try {
            Files.delete(keystore());
            return true;
        } catch (IOException unusable) {
            throw new StartRefused(
                    "The vault's keystore can't be removed: " + keystore(), "Check the rights of its folder.");
        }
    }

    /** @return the refusal to throw */
    public StartRefused keystoreMissing(KeyRef wanted) {
        return new StartRefused(
                "The vault's keystore is missing: " + keystore() + "; this database was sealed with KEK " + wanted
                        + ".",
                BRING_BACK + ELSEWHERE + " With a recovery key, 'vault recover FILE' makes one that opens it.");
    }

    /** @return the refusal to throw */
    StartRefused keystoreUnreadable() {
        return new StartRefused(
                "The vault's keystore " + keystore() + " is damaged, or " + password() + " is not its password.",
                BRING_BACK);
    }

    /** @return the refusal to throw */
    public StartRefused keystoreOfAnother(KeyRef wanted, KeyRef found) {
        return new StartRefused(
                "The vault's keystore " + keystore() + " is not the one of this database: wanted is KEK " + wanted
                        + ", its own is KEK " + found + ".",
                BRING_BACK + ELSEWHERE + " If it was made by 'vault recover FILE', that isn't over: say it again.");
    }

    private static char[] decodeStripped(byte[] utf8) {
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        int from = 0;
        int to = text.length();
        while (to > 0 && Character.isWhitespace(text.get(to - 1))) {
            to--;
        }
        while (from < to && Character.isWhitespace(text.get(from))) {
            from++;
        }
        char[] password = new char[to - from];
        text.get(from, password);
        Arrays.fill(text.array(), '\0');
        return password;
    }

    /** Writes the file as a whole or not at all, even if the process is killed or the disk is full. */
    private void write(Path file, byte[] bytes, boolean replacing) {
        try {
            makeFolder();
            writeAtomically(file, bytes, replacing);
            try (FileChannel directory = FileChannel.open(folder)) {
                directory.force(true);
            }
        } catch (FileAlreadyExistsException another) {
            throw new StartRefused(
                    "Another process has just made, or makes, this file of the vault: " + file,
                    "Start again; with a database of its own each portal needs a folder of its own in KAGIBAN_VAULT_DIR.");
        } catch (IOException | UnsupportedOperationException unusable) {
            throw unusable(file);
        }
    }

    private static StartRefused unusable(Path file) {
        return new StartRefused(
                "This file of the vault can't be made: " + file,
                "Check KAGIBAN_VAULT_DIR and the rights of the folder, and start again.");
    }

    private static void writeAtomically(Path file, byte[] bytes, boolean replacing) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ALONE))) {
            // The lock ends with the process. A process that gets it later finds the finished file.
            if (channel.tryLock() == null) {
                throw new FileAlreadyExistsException(file.toString());
            }
            if (!replacing && Files.exists(file)) {
                Files.delete(unfinished);
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.setPosixFilePermissions(unfinished, OWNER_ALONE);
            fill(channel.truncate(0), bytes);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void fill(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        channel.force(true);
    }

    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
