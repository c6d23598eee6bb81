package jp.kagiban.vault;

import java.util.Arrays;
import java.util.Optional;

/**
 * The registry of sealed fields. A code is never reused and never changes, since it is part of each envelope's context.
 */
public enum Field {
    /** The serviceSecret of a shop's own app. Subject: the shop. */
    SERVICE_SECRET(1),
    /** The licenseKey. Subject: the shop. */
    LICENSE_KEY(2),
    /** An order as its mall sent it, byte for byte. Subject: the order. */
    ORDER(3),
    /** The seed of a member's authenticator app. Subject: the member. Owner: the reserved one. */
    SECOND_FACTOR_SEED(4),
    /** The first field of the key form of a mall that has no codes of its own in this enum. Subject: the shop. */
    CREDENTIAL_1(5),
    /** The second field of such a form. Subject: the shop. */
    CREDENTIAL_2(6),
    /** The third field of such a form. Subject: the shop. */
    CREDENTIAL_3(7),
    /** The fourth field of such a form. Subject: the shop. */
    CREDENTIAL_4(8),
    /** The address to which a company's chat or webhook messages are sent. Subject: the channel. */
    CHANNEL_ADDRESS(9),
    /** The token of a chat, or the secret that signs webhook messages. Subject: the channel. */
    CHANNEL_TOKEN(10),
    /** The push endpoint of a member's browser and its encryption keys. Subject: the browser. */
    PUSH_KEYS(11);

    private final int code;

    Field(int code) {
        this.code = code;
    }

    /** 1 to 65535; 0 means a wrapped tenant key. */
    public int code() {
        return code;
    }

    /** Returns empty for a code of a later version. */
    static Optional<Field> of(int code) {
        return Arrays.stream(values()).filter(field -> field.code == code).findFirst();
    }

    boolean subjectIsShop() {
        return switch (this) {
            case ORDER, SECOND_FACTOR_SEED, CHANNEL_ADDRESS, CHANNEL_TOKEN, PUSH_KEYS -> false;
            default -> true;
        };
    }
}
