package jp.kagiban.sandbox;

import java.util.Optional;
import java.util.Set;

/** Whose the shops of the fake RMS are. It knows no companies; the portal around it does. */
public interface ShopOwners {

    /** The codes of the shops of the company in force; empty where nothing is open to the member. */
    Set<String> ownCodes();

    /** The ready merchant whose shop this is; empty for shops that members opened. */
    Optional<String> company(SandboxShop shop);
}
