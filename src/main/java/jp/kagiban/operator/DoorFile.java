package jp.kagiban.operator;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.kagiban.shared.Version;
import org.jspecify.annotations.Nullable;

/**
 * Says how commands of this machine reach the running portal. The file is in the data folder, and only its owner can
 * read it.
 *
 * @param port on 127.0.0.1
 * @param token 256 random bits; the portal and a command prove to each other that they know them, and never send them
 * @param version of the running portal
 */
record DoorFile(int port, String token, String version) {

    private static final String NAME = "operator.door";
    private static final String HMAC = "HmacSHA256";

    static Path in(Path data) {
        return data.resolve(NAME);
    }

    /** Returns the version of this code. */
    static String ownVersion() {
        return Version.own().number();
    }

    /**
     * Reads the file; empty if there is none or it is damaged.
     *
     * @throws IOException if the file can't be read
     */
    static Optional<DoorFile> read(Path data) throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(in(data))) {
            lines.load(reader);
            return Optional.of(new DoorFile(
                            Integer.parseInt(lines.getProperty("port", "")),
                            lines.getProperty("token", ""),
                            lines.getProperty("version", "")))
                    .filter(door -> !door.token().isEmpty());
        } catch (NoSuchFileException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Writes the file, which appears as a whole and never has wider rights. */
    void write(Path data) throws IOException {
        Path unfinished = Files.createTempFile(
                data, NAME, ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String text = "port=" + port + "\ntoken=" + token + "\nversion=" + version + "\n";
        Files.writeString(unfinished, text, StandardCharsets.UTF_8);
        Files.move(unfinished, in(data), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Proves that its maker knows the token.
     *
     * @param what the method and the words of a request, or the status and the text of an answer
     * @param nonce a new random value for each request
     */
    String proof(String what, String nonce) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), HMAC));
            byte[] proof = mac.doFinal((nonce + '\n' + what).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(proof);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has " + HMAC, impossible);
        }
    }

    /** Whether a received proof is this one; compared in constant time. */
    boolean isProof(@Nullable String received, String what, String nonce) {
        return received != null
                && MessageDigest.isEqual(
                        received.getBytes(StandardCharsets.UTF_8),
                        proof(what, nonce).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "DoorFile[" + port + ", " + version + "]";
    }
}
