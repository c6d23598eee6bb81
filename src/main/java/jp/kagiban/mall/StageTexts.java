package jp.kagiban.mall;

/** The exact texts of the three stages before a key's end at this mall. Always Japanese. */
public interface StageTexts {

    /** The stage. */
    enum Stage {
        WITHIN_30_DAYS,
        WITHIN_7_DAYS,
        EXPIRED
    }

    /** @param days calendar days in Tokyo from today to the last day */
    String headline(Stage stage, String shopName, long days);

    /** The consequence. */
    String consequence(Stage stage);

    /** The text of the link to the manual. */
    String manual();

    /** The rest of the sentence after the link. */
    String afterManual();
}
