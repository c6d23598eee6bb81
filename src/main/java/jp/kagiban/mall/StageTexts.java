package jp.kagiban.mall;

/** What a member is told to the character when a shop's key at this mall nears its end. Japanese, whoever reads it. */
public interface StageTexts {

    /** How near the end is. */
    enum Stage {
        WITHIN_30_DAYS,
        WITHIN_7_DAYS,
        EXPIRED
    }

    /** @param days calendar days in Tokyo from today to the last day */
    String headline(Stage stage, String shopName, long days);

    /** What follows from it. */
    String consequence(Stage stage);

    /** The words of the link to the manual. */
    String manual();

    /** What follows the link in its sentence. */
    String afterManual();
}
