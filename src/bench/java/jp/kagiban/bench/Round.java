package jp.kagiban.bench;

/** What all shops of a fleet are due for at once. */
enum Round {
    CHECKS("checks", "shop-watch"),
    INTAKES("intakes that find nothing", "order-intake");

    private final String title;
    private final String kind;

    Round(String title, String kind) {
        this.title = title;
        this.kind = kind;
    }

    String title() {
        return title;
    }

    /** The name under which its tasks are stored. */
    String kind() {
        return kind;
    }
}
