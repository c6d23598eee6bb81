package jp.kagiban.sandbox;

import java.nio.file.Path;
import jp.kagiban.shared.StartRefused;

/** The book on disk, and the ledger of orders beside it. */
final class SandboxFile {

    static final String NAME = "sandbox-rms.json";
    static final String ORDERS = "sandbox-orders.json";

    private final JsonFile<SandboxBook> book;
    private final JsonFile<OrderLedger> orders;

    SandboxFile(Path folder) {
        this.book = new JsonFile<>(folder, NAME, SandboxBook.class);
        this.orders = new JsonFile<>(folder, ORDERS, OrderLedger.class);
    }

    /** @throws StartRefused if there is a file that is no book */
    SandboxBook read() {
        return book.read(SandboxBook.EMPTY);
    }

    void write(SandboxBook changed) {
        book.write(changed);
    }

    /** @throws StartRefused if there is a file that is no ledger */
    OrderLedger readOrders() {
        return orders.read(OrderLedger.EMPTY);
    }

    void write(OrderLedger changed) {
        orders.write(changed);
    }
}
