package jp.kagiban.rms;

import java.util.Arrays;
import java.util.Optional;

/** The states of an order (docs/rakuten-rms.md, Codes), in the order of their codes. */
public enum OrderProgress {
    TO_CONFIRM(100, "注文確認待ち"),
    RAKUTEN_PROCESSING(200, "楽天処理中"),
    TO_SHIP(300, "発送待ち"),
    CHANGE_PENDING(400, "変更確定待ち"),
    SHIPPED(500, "発送済"),
    PAYMENT_RUNNING(600, "支払手続き中"),
    PAID(700, "支払手続き済"),
    CANCEL_PENDING(800, "キャンセル確定待ち"),
    CANCELLED(900, "キャンセル確定");

    private final int code;
    private final String rmsName;

    OrderProgress(int code, String rmsName) {
        this.code = code;
        this.rmsName = rmsName;
    }

    /** {@code orderProgress} on the wire. */
    public int code() {
        return code;
    }

    /** The name in RMS's screens. */
    public String rmsName() {
        return rmsName;
    }

    /** Empty for a code that RMS did not have when this was written. */
    public static Optional<OrderProgress> of(int code) {
        return Arrays.stream(values()).filter(state -> state.code == code).findFirst();
    }
}
