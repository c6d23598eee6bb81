package jp.kagiban.mall;

import java.util.function.Function;

/** A key of a shop that a mall may use for one call after the other. Each call opens it, and wipes it afterwards. */
@FunctionalInterface
public interface KeyUse {

    MallOutcome ask(Function<Credentials, MallOutcome> call);
}
