package jp.kagiban.sandbox;

import java.util.Optional;
import java.util.Set;

/** Tells which companies own shops. The portal implements it, because the fake RMS knows no companies. */
public interface ShopOwners {

    /** Returns the shop codes of the current company; empty if the member may not see shops. */
    Set<String> ownCodes();

    /** Returns the code of the current company's shop with this id; empty if the member may not see such a shop. */
    Optional<String> code(String shop);

    /** Returns the demo merchant that owns this shop; empty for shops that members opened. */
    Optional<String> company(SandboxShop shop);
}
