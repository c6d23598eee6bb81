package jp.kagiban.sandbox;

import java.util.Optional;
import java.util.Set;

/** Tells the companies of shops. The portal implements it, since the fake RMS knows no companies. */
public interface ShopOwners {

    /** The shop codes of the current company; empty if the member may not see shops. */
    Set<String> ownCodes();

    /** The demo merchant that owns this shop; empty for shops that members opened. */
    Optional<String> company(SandboxShop shop);
}
