package jp.kagiban.shop.diagnosis;

import java.util.Optional;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.register.CheckNow;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.modulith.NamedInterface;

/** The 接続診断 of the shops of the tenant in force. It runs as a job; nothing here asks the mall. */
@NamedInterface("diagnosis")
public interface Diagnoses {

    /** How many functions of its mall are tried; 0 where there is no such shop. */
    @Needs(Permission.SEE_SHOPS)
    int tried(ShopId shop);

    /** Empty before the first one, and where there is no such shop. */
    @Needs(Permission.SEE_SHOPS)
    Optional<Diagnosis> of(ShopId shop);

    /**
     * Lets all functions be tried now, with the key in use, else with the one that waits; at most once a minute for each shop.
     *
     * @return not planned also where the shop has no key
     */
    @Needs(Permission.SEE_SHOPS)
    CheckNow start(ShopId shop);
}
