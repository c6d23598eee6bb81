package jp.kagiban.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import jp.kagiban.shared.StartRefused;

/**
 * Writes the certificates of {@code KAGIBAN_DB_CA} in a form that MySQL's driver reads, because it can't read PEM. The file
 * contains no secret; it has a password only because the form needs one.
 */
final class CaStore {

    static final String TYPE = "PKCS12";
    static final String PASSWORD = "certificates";

    private static final String NAME = "database-ca.p12";

    private CaStore() {}

    /**
     * Writes the certificates into the data folder, in place of earlier ones.
     *
     * @param pem one certificate or several
     * @throws StartRefused if the file has no readable certificate
     */
    static Path write(Path pem, Path data) {
        try {
            byte[] store = store(certificates(pem));
            Path unfinished = Files.createTempFile(
                    data,
                    NAME,
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(unfinished, store);
            return Files.move(unfinished, data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new StartRefused(
                    "The file of KAGIBAN_DB_CA holds no certificates that can be read, or none can be kept in the data"
                            + " folder: " + pem,
                    "Name a file in PEM form, such as the ca.pem of the server, and check its rights and those of the"
                            + " data folder.");
        }
    }

    private static Collection<? extends Certificate> certificates(Path pem) throws IOException, CertificateException {
        try (InputStream file = Files.newInputStream(pem)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(file);
            if (found.isEmpty()) {
                throw new CertificateException("There is none");
            }
            return found;
        }
    }

    private static byte[] store(Collection<? extends Certificate> certificates)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(TYPE);
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD.toCharArray());
        return bytes.toByteArray();
    }
}
