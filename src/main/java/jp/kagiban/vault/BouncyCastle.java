package jp.kagiban.vault;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The provider for what the JDK has none for. It isn't among those that the JDK asks for the rest; to make one takes long. */
final class BouncyCastle {

    static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
