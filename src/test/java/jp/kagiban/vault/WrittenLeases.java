package jp.kagiban.vault;

import org.springframework.boot.test.context.TestComponent;

/** Writes what was counted of openings when the test says so, and not only each minute. */
@TestComponent
public class WrittenLeases {

    private final Leases leases;

    WrittenLeases(Leases leases) {
        this.leases = leases;
    }

    public void write() {
        leases.flush();
    }
}
