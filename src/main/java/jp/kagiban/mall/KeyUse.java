package jp.kagiban.mall;

import java.util.function.Function;

/** A shop's key, lent to a mall. Each call takes it out of the vault and wipes it afterwards. */
@FunctionalInterface
public interface KeyUse {

    MallOutcome ask(Function<Credentials, MallOutcome> call);
}
