package jp.kagiban.vault;

import java.util.Arrays;
import java.util.Optional;

/** The one registry of what is sealed. A code is never used twice and never changes: it is part of every envelope's context. */
public enum Field {
    /** The serviceSecret of a shop's own app. Subject: the shop. */
    SERVICE_SECRET(1),
    /** The licenseKey. Subject: the shop. */
    LICENSE_KEY(2),
    /** An order as its mall sent it, byte for byte. Subject: the order. */
    ORDER(3),
    /** The seed of a member's app for codes. Subject: the member; its owner is the reserved one. */
    SECOND_FACTOR_SEED(4),
    /** The first field of the key form of a mall that has no codes of its own here. Subject: the shop. */
    CREDENTIAL_1(5),
    /** The second. Subject: the shop. */
    CREDENTIAL_2(6),
    /** The third. Subject: the shop. */
    CREDENTIAL_3(7),
    /** The fourth. Subject: the shop. */
    CREDENTIAL_4(8),
    /** Where a company's chat or webhook takes posts. Subject: the channel. */
    CHANNEL_ADDRESS(9),
    /** What a chat demands beside its address, or with which posts to a webhook are signed. Subject: the channel. */
    CHANNEL_TOKEN(10),
    /** Where a member's browser takes pushes, and how they are encrypted for it. Subject: the browser. */
    PUSH_KEYS(11);

    private final int code;

    Field(int code) {
        this.code = code;
    }

    /** 1 to 65535; 0 is a wrapped tenant key. */
    public int code() {
        return code;
    }

    /** Empty where a later portal has more. */
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
