package jp.kagiban.sandbox;

import java.security.SecureRandom;

/** Makes secrets in the usual form (docs/rakuten-rms.md, Keys): head, shop number, sixteen letters and digits. */
final class KeyForge {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int TAIL = 16;

    private final SecureRandom random = new SecureRandom();

    String serviceSecret(String shopNumber) {
        return "SP" + shopNumber + "_" + tail();
    }

    String licenseKey(String shopNumber) {
        return "SL" + shopNumber + "_" + tail();
    }

    String shopNumber() {
        return Integer.toString(random.nextInt(100_000, 1_000_000));
    }

    private String tail() {
        StringBuilder tail = new StringBuilder(TAIL);
        for (int i = 0; i < TAIL; i++) {
            tail.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return tail.toString();
    }
}
