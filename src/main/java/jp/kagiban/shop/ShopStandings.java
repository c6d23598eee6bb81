package jp.kagiban.shop;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads how the shops of the tenant in force stand. */
public interface ShopStandings {

    /** All shops, in the order in which they were registered. */
    List<ShopStanding> all();

    /** Empty if there is none of this id in the tenant in force: foreign and missing look the same. */
    Optional<ShopStanding> of(UUID shop);
}
