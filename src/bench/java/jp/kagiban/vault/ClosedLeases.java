package jp.kagiban.vault;

import org.springframework.context.ApplicationContext;

/** Lets a measurement close the leases of a day that is over, as the night's job does. */
public final class ClosedLeases {

    private ClosedLeases() {}

    public static void close(ApplicationContext portal) {
        portal.getBean(Leases.class).closeOld();
    }
}
