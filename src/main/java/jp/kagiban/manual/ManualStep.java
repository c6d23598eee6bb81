package jp.kagiban.manual;

/** The steps of the manual to which other screens link. Each is named after its action. */
public enum ManualStep {
    OPEN_THE_FUNCTIONS(6),
    SWITCH_FUNCTIONS_ON(7),
    COPY_THE_SERVICE_SECRET(8),
    OPEN_THE_KEYS(9),
    ISSUE_A_KEY(11),
    PASTE_THE_KEY(16);

    private final int number;

    ManualStep(int number) {
        this.number = number;
    }

    /** Returns the step's number, from 1 to {@link Manual#STEPS}. */
    public int number() {
        return number;
    }
}
