package jp.kagiban.manual;

import jp.kagiban.shared.ShopId;

/** Returns the addresses of the manual, its steps and its walks, for links from other screens. */
public final class Manual {

    /** The manual's address, relative to the application. */
    public static final String ADDRESS = "manual";

    /** The number of steps from RMS to a key that is registered here. */
    public static final int STEPS = 17;

    private Manual() {}

    /**
     * Returns the address of a step, such as {@code manual#step-11}. Steps 1 to 4 apply at RMS. Steps 5 to 7 switch
     * functions on. Step 8 finds the serviceSecret. Steps 9 to 11 issue a licenseKey. Steps 12 to 17 register both
     * here.
     *
     * @throws IllegalArgumentException if there is no such step
     */
    public static String step(int number) {
        return ADDRESS + "#" + anchor(number);
    }

    /** Returns the address of a walk, which continues at the step that the member saw last. */
    public static String walk(Walk walk) {
        return new WalkAddress(walk, null, null).href();
    }

    /** Returns the address of a walk for this shop, which continues at the step that the member saw last. */
    public static String walk(Walk walk, ShopId shop) {
        return new WalkAddress(walk, shop, null).href();
    }

    /** Returns the address of a step of a walk for this shop. */
    public static String walk(Walk walk, ShopId shop, int step) {
        return new WalkAddress(walk, shop, step).href();
    }

    /** Returns the id of a step in the manual's page. */
    public static String anchor(int number) {
        if (number < 1 || number > STEPS) {
            throw new IllegalArgumentException("The manual has no step " + number);
        }
        return "step-" + number;
    }
}
