package jp.kagiban.mall;

import java.util.function.Function;

/** A shop's key for use by a mall. Each call decrypts the key and wipes it afterwards. */
@FunctionalInterface
public interface KeyUse {

    MallOutcome ask(Function<Credentials, MallOutcome> call);
}
