package jp.kagiban.mall;

import java.util.List;

/** Malls for tests that start no portal. */
public final class TestMalls {

    private TestMalls() {}

    public static Malls of(Mall... malls) {
        return new Malls(List.of(malls));
    }
}
