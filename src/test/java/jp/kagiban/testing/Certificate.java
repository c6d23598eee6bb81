package jp.kagiban.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A self-signed certificate for {@code localhost}.
 *
 * @param chain the certificate's PEM file
 * @param key the PEM file of its key
 * @param both a PEM file with certificate and key
 */
public record Certificate(KeyStore keys, Path chain, Path key, Path both) {

    private static final String PASSWORD = "changeit";

    /** Makes one, with its files in this folder. */
    public static Certificate selfSigned(Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String options = " -genkeypair -alias kagiban -keyalg EC -dname CN=localhost -ext SAN=dns:localhost"
                + " -storetype PKCS12 -storepass " + PASSWORD + " -keystore ";
        Tool.run(folder, (tool + options + store).split(" "));
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        String chain = pem("CERTIFICATE", keys.getCertificate("kagiban").getEncoded());
        String key = pem(
                "PRIVATE KEY", keys.getKey("kagiban", PASSWORD.toCharArray()).getEncoded());
        return new Certificate(
                keys,
                Files.writeString(folder.resolve("crt"), chain),
                Files.writeString(folder.resolve("key"), key),
                Files.writeString(folder.resolve("both"), chain + key));
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }

    /** Returns a context that trusts this certificate alone. */
    SSLContext trusted() throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(keys);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }
}
