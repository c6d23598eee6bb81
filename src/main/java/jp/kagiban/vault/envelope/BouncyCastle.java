package jp.kagiban.vault.envelope;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The BouncyCastle provider, for algorithms that the JDK lacks. It isn't registered with the JDK. Creating it is slow,
 * so there is one instance.
 */
public final class BouncyCastle {

    public static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
