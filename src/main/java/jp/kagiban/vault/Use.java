package jp.kagiban.vault;

import java.util.UUID;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * Says why a secret is opened, and by which actor.
 *
 * @param actor the member, or null for a job
 * @param shop the shop of the secrets if the subject isn't the shop itself, or null
 * @param item a readable name of the subject, such as an order number, or null
 * @param bulk one action of a member with many openings, or null
 */
public record Use(
        Purpose purpose,
        @Nullable MemberId actor,
        @Nullable ShopId shop,
        @Nullable String item,
        @Nullable Bulk bulk) {

    /** @param openings their number if it is known in advance, or null */
    record Bulk(UUID id, @Nullable Long openings) {}

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
        PRINT_A_SLIP,
        EXPORT_ORDERS,
        CHECK_SECOND_FACTOR,
        SEND_NOTICES,
        TRY_A_CHANNEL,
        SEAL_WITH_A_NEW_KEY
    }

    public static Use byJob(Purpose purpose) {
        return new Use(purpose, null, null, null, null);
    }

    public static Use byMember(Purpose purpose, MemberId member) {
        return new Use(purpose, member, null, null, null);
    }

    /**
     * Returns whether people see what is opened. An operator who removes the KEKs expects such openings to end within
     * minutes.
     */
    boolean isShown() {
        return purpose == Purpose.SHOW_AN_ORDER || purpose == Purpose.PRINT_A_SLIP || purpose == Purpose.EXPORT_ORDERS;
    }

    public Use of(ShopId shopOfTheSubjects) {
        return new Use(purpose, actor, shopOfTheSubjects, item, bulk);
    }

    public Use naming(String whatIsOpened) {
        return new Use(purpose, actor, shop, whatIsOpened, bulk);
    }

    /**
     * Marks the openings of one action. The history gets one entry before the first opening. The caller records how
     * many there were.
     */
    public Use inBulk() {
        return new Use(purpose, actor, shop, item, new Bulk(Ids.next(), null));
    }

    /** Marks the openings of one action. The history gets one entry, with their number, before the first opening. */
    public Use inBulk(long openings) {
        return new Use(purpose, actor, shop, item, new Bulk(Ids.next(), openings));
    }
}
