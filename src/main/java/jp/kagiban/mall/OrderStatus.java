package jp.kagiban.mall;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/**
 * The states of an order, in the order of their codes. The codes are Rakuten's; another mall maps its own to them.
 */
public enum OrderStatus {
    TO_CONFIRM(100),
    /** Keeps the name under which it is stored. */
    @JsonProperty("RAKUTEN_PROCESSING")
    MALL_PROCESSING(200),
    TO_SHIP(300),
    CHANGE_PENDING(400),
    SHIPPED(500),
    PAYMENT_RUNNING(600),
    PAID(700),
    CANCEL_PENDING(800),
    CANCELLED(900);

    private final int code;

    OrderStatus(int code) {
        this.code = code;
    }

    /** The stored code. */
    public int code() {
        return code;
    }

    /** Empty for an unknown code. */
    public static Optional<OrderStatus> of(int code) {
        return Arrays.stream(values()).filter(state -> state.code == code).findFirst();
    }
}
