package jp.kagiban.errand;

import java.util.UUID;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;

/** Something for which a mall is asked on behalf of a shop. Among the errands of a kind there is one at most of each subject. */
public interface Errand {

    ErrandKind<?> kind();

    TenantId tenant();

    ShopId shop();

    /** What it is about: the shop itself, or something of it. */
    default UUID subject() {
        return shop().id();
    }
}
