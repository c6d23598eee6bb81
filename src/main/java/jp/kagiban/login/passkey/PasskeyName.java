package jp.kagiban.login.passkey;

import jp.kagiban.shared.PlainText;

/** What a member calls a passkey, so that they recognize it in their list. */
public final class PasskeyName {

    public static final int LONGEST = 100;

    private PasskeyName() {}

    /** Whether it can be stored and shown as typed; blanks around it don't count. */
    public static boolean fits(String typed) {
        String name = typed.strip();
        return name.length() <= LONGEST && PlainText.isWritable(name);
    }

    /** The name of a passkey that was given none is a dash. */
    static String stored(String typed) {
        String name = typed.strip();
        return name.isEmpty() ? "–" : name;
    }
}
