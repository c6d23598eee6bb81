package jp.kagiban.vault;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The BouncyCastle provider, for algorithms that the JDK lacks. It isn't registered with the JDK. Creating it is slow,
 * so there is one instance.
 */
final class BouncyCastle {

    static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
