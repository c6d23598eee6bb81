package jp.kagiban.vault;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a secret is opened, and by whom.
 *
 * @param actor the member, or null for a job
 */
public record Use(Purpose purpose, @Nullable UUID actor) {

    public enum Purpose {
        ASK_FOR_EXPIRY,
        PROVE_A_NEW_KEY,
        COMPARE_WITH_A_NEW_KEY,
        RESEAL_FOR_A_NEW_KEY,
        TRY_OUT_FUNCTIONS,
        FETCH_ORDERS,
        CONFIRM_ORDERS,
        COMPARE_WITH_A_NEWER_ORDER,
        SHOW_AN_ORDER,
        EXPORT_ORDERS,
        CHECK_SECOND_FACTOR
    }

    public static Use byJob(Purpose purpose) {
        return new Use(purpose, null);
    }

    public static Use byMember(Purpose purpose, UUID member) {
        return new Use(purpose, member);
    }
}
